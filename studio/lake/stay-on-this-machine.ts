/**
 * Answers fetches to other machines with an empty JSON object instead of sending them.
 *
 * The Studio asks its maker whether a newer version exists and may report how it is used; on the
 * Lake everything works without a network, and neither is anybody else's business.
 *
 * @param allowed - Origins that are part of this desk although they are not on loopback.
 */
export function stayOnThisMachine(allowed: readonly string[]): void {
  const send = globalThis.fetch.bind(globalThis)
  globalThis.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    return leavesThisMachine(address, allowed)
      ? Promise.resolve(Response.json({}))
      : send(input, init)
  }
}

/** Whether an address, relative to the page's own, is of another machine. */
export function leavesThisMachine(address: string, allowed: readonly string[]): boolean {
  const url = URL.parse(address, globalThis.location?.href)
  if (!url || !/^https?:$/u.test(url.protocol)) {
    return false
  }
  if (url.origin === globalThis.location?.origin || allowed.includes(url.origin)) {
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
