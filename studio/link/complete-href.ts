import {findLinkProblem} from '@reader-article/content'

const MAIL_ADDRESS = /^[^\s@/:?#]+@[^\s@/:?#]+\.[^\s@/:?#]+(\?.*)?$/u
/** A number as people write it: digits in groups, perhaps after a plus sign or with an area code in brackets. */
const PHONE_NUMBER = /^\+?[\d\s().\-/]+$/u
const MIN_PHONE_DIGITS = 6
const IP_ADDRESS = /^\d+(\.\d+){3}$/u
/** A host name with a dot and a top-level domain, perhaps followed by a port, a path, a query or a fragment. */
const HOST = /^([\p{L}\p{N}-]+\.)+\p{L}{2,}(:\d+)?([/?#].*)?$/u

/**
 * Completes the address of a link as people write it: `example.com` becomes `https://example.com`,
 * `info@example.com` becomes `mailto:info@example.com`, and `020 7946 0123` becomes `tel:02079460123`.
 *
 * Removes spaces at both ends. Returns anything else unchanged, for `findLinkProblem()` to judge.
 */
export function completeHref(text: string): string {
  const href = text.trim()
  if (findLinkProblem(href) === undefined) {
    return href
  }
  const candidate = addScheme(href)
  return candidate !== undefined && findLinkProblem(candidate) === undefined ? candidate : href
}

function addScheme(href: string): string | undefined {
  if (MAIL_ADDRESS.test(href)) {
    return `mailto:${href}`
  }
  if (isPhoneNumberAsWritten(href)) {
    return `tel:${href.replaceAll(/[^\d+]/gu, '')}`
  }
  return HOST.test(href) ? `https://${href}` : undefined
}

function isPhoneNumberAsWritten(href: string): boolean {
  const digits = href.replaceAll(/\D/gu, '')
  return PHONE_NUMBER.test(href) && digits.length >= MIN_PHONE_DIGITS && !IP_ADDRESS.test(href)
}
