/** Tells whether a host name means this machine: `localhost`, anything below it, or a loopback address. */
export function isLoopbackHost(hostname: string): boolean {
  const name = hostname.toLowerCase()
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(name)
  )
}

/** Tells whether a page of this origin may be handed a session: loopback ones, and those allowed by name. */
export function isAllowedOrigin(url: URL, allowedOrigins: readonly string[]): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return false
  }
  return isLoopbackHost(url.hostname) || allowedOrigins.includes(url.origin)
}
