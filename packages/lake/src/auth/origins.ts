/** Returns true for host names of this machine: `localhost`, its subdomains and loopback addresses. */
export function isLoopbackHost(hostname: string): boolean {
  const name = hostname.toLowerCase()
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    name === '::1' ||
    /^127(?:\.\d{1,3}){3}$/.test(name)
  )
}

/** Returns true for network addresses of this machine. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/i.test(address)
}

/** Returns true if pages of this origin may log users in: loopback origins and allowed origins. */
export function isAllowedOrigin(url: URL, allowedOrigins: readonly string[]): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return false
  }
  return isLoopbackHost(url.hostname) || allowedOrigins.includes(url.origin)
}
