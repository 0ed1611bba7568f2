import {safeHref} from './safe-href.ts'

/** Why an address is refused as the target of a link. */
export type LinkProblem =
  | 'hidden-characters'
  | 'spaces'
  | 'backslash'
  | 'two-slashes'
  | 'no-scheme'
  | 'forbidden-scheme'
  | 'no-mail-address'
  | 'no-phone-number'
  | 'no-host'
  | 'credentials'

// A tab or a line break is as invisible in an address as a zero-width space.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/**
 * Finds out why an address is refused; undefined if pages link to it.
 *
 * The verdict is that of `safeHref()`, except that spaces around an address are a problem here: pages ignore
 * them, but they should not be stored.
 */
export function findLinkProblem(address: string): LinkProblem | undefined {
  if (HIDDEN.test(address)) {
    return 'hidden-characters'
  }
  if (/\s/u.test(address)) {
    return 'spaces'
  }
  return safeHref(address) === undefined ? explainRefusal(address) : undefined
}

function explainRefusal(address: string): LinkProblem {
  if (address.includes('\\')) {
    return 'backslash'
  }
  if (address.startsWith('//')) {
    return 'two-slashes'
  }
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0].toLowerCase()
  switch (scheme) {
    case undefined:
      return 'no-scheme'
    case 'mailto:':
      return 'no-mail-address'
    case 'tel:':
      return 'no-phone-number'
    case 'http:':
    case 'https:':
      return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address) ? 'credentials' : 'no-host'
    default:
      // 'localhost:3000' is a host and a port.
      return /^[^/:]+:\d/.test(address) ? 'no-scheme' : 'forbidden-scheme'
  }
}
