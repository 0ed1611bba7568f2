/**
 * Returns the origin of a site's address, which may have a path or lack `https://`; undefined if it is none.
 */
export function readOrigin(address: string): string | undefined {
  const trimmed = address.trim()
  const url = URL.parse(/^[a-z][a-z\d+.-]*:(?!\d)/iu.test(trimmed) ? trimmed : `https://${trimmed}`)
  const isSite =
    (url?.protocol === 'https:' || url?.protocol === 'http:') &&
    /^(?:[^.]+\.)+[^.]+$|^localhost$|^\[/u.test(url.hostname) &&
    url.username === ''
  return isSite ? url.origin : undefined
}

/** Returns true if a list of the Lake or of hosted Sanity allows an origin; `*` in it stands for any characters. */
export function isAllowed(origin: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const source = pattern
      .replaceAll(/[.?+^$()[\]{}|\\/]/gu, String.raw`\$&`)
      .replace(/:\*$/u, String.raw`(?::\d+)?`)
      .replaceAll('*', pattern === '*' ? '.+' : '[a-z0-9.-]+')
    return new RegExp(`^${source}$`, 'u').test(origin)
  })
}

/** Returns true if only browsers on the same machine reach an address. */
export function isLoopback(address: string): boolean {
  const {hostname} = new URL(address)
  return /^(?:(?:.+\.)?localhost|\[::1\]|127(?:\.\d{1,3}){3})$/u.test(hostname)
}
