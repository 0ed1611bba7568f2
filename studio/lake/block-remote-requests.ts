/**
 * Replaces the global fetch: a request to another host is not sent, and its response is an empty JSON object.
 *
 * The Studio asks Sanity's servers for newer versions and may report usage. With the Lake, everything
 * works without a network, and no data leaves the machine. A rejected request would log an error.
 *
 * @param allowedOrigins - Origins to allow in addition to loopback and the page's origin.
 */
export function blockRemoteRequests(allowedOrigins: readonly string[]): void {
  const originalFetch = globalThis.fetch.bind(globalThis)
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    return isRemote(url, allowedOrigins)
      ? Promise.resolve(Response.json({}))
      : originalFetch(input, init)
  }
}

/** Returns true if an http or https URL, which may be relative to the page, is neither on loopback nor allowed. */
export function isRemote(href: string, allowedOrigins: readonly string[]): boolean {
  const url = URL.parse(href, globalThis.location?.href)
  if (!url || !/^https?:$/u.test(url.protocol)) {
    return false
  }
  if (url.origin === globalThis.location?.origin || allowedOrigins.includes(url.origin)) {
    return false
  }
  return !isLoopback(url.hostname)
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/u.test(hostname)
  )
}
