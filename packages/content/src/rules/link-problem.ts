import {safeHref} from './safe-href.ts'

/** Why a text is rejected as the target of a link. */
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

// A tab or a line break is as invisible in a URL as a zero-width space.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/**
 * Finds out why the target of a link is rejected; undefined if pages link to it.
 *
 * Follows `safeHref()`, except that spaces around the target are a problem here: pages ignore these spaces,
 * but they should not be stored.
 */
export function findLinkProblem(href: string): LinkProblem | undefined {
  if (HIDDEN.test(href)) {
    return 'hidden-characters'
  }
  if (/\s/u.test(href)) {
    return 'spaces'
  }
  return safeHref(href) === undefined ? explainRejection(href) : undefined
}

function explainRejection(href: string): LinkProblem {
  if (href.includes('\\')) {
    return 'backslash'
  }
  if (href.startsWith('//')) {
    return 'two-slashes'
  }
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(href)?.[0].toLowerCase()
  switch (scheme) {
    case undefined:
      return 'no-scheme'
    case 'mailto:':
      return 'no-mail-address'
    case 'tel:':
      return 'no-phone-number'
    case 'http:':
    case 'https:':
      return /^https?:\/\/[^/]/i.test(href) && URL.canParse(href) ? 'credentials' : 'no-host'
    default:
      // 'localhost:3000' is a host and a port.
      return /^[^/:]+:\d/.test(href) ? 'no-scheme' : 'forbidden-scheme'
  }
}
