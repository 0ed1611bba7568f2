const SCHEMES = new Set(['https:', 'http:', 'mailto:', 'tel:'])

// What is invisible or turns the reading direction lets an address look like another one.
const DECEPTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/**
 * Accepts addresses a link may safely lead to: https, http, mailto, tel, or a path of the same website.
 *
 * @returns true, or what is wrong and what would be right.
 */
export function checkLinkAddress(address: string | undefined): true | string {
  if (address === undefined || address === '') {
    return true
  }
  if (DECEPTIVE.test(address)) {
    return 'The address has invisible characters in it. Type it anew instead of pasting it.'
  }
  if (/\s/u.test(address)) {
    return 'An address has no spaces in it. Write %20 where one is meant.'
  }
  if (address.includes('\\')) {
    return 'An address has no backslash in it. Use / instead.'
  }
  if (address.startsWith('//')) {
    return `Two slashes lead to another website. Write https:${address}, or one slash for a page of yours.`
  }
  if (address.startsWith('/')) {
    return true
  }
  return checkAbsolute(address)
}

function checkAbsolute(address: string): true | string {
  const scheme = /^[a-z][a-z0-9+.-]*:/iu.exec(address)?.[0].toLowerCase()
  if (scheme === undefined || (!SCHEMES.has(scheme) && /^[^/:]+:\d/u.test(address))) {
    return `Begin with https://, or with one slash for a page of yours: https://${address}.`
  }
  if (!SCHEMES.has(scheme)) {
    return `A link may not begin with ${scheme} Use https://, http://, mailto:, tel: or a path such as /contact.`
  }
  const url = URL.parse(address)
  if (scheme === 'mailto:') {
    return /^[^@?]+@[^@?]+/u.test(address.slice(scheme.length))
      ? true
      : 'Give the mail address after mailto:, as in mailto:hello@example.org.'
  }
  if (scheme === 'tel:') {
    return /^\+?[0-9][0-9().-]*(?:[,;][0-9,;=a-z+-]*)?$/iu.test(address.slice(scheme.length))
      ? true
      : 'Give the number after tel:, as in tel:+442079460123.'
  }
  if (!/^https?:\/\/[^/]/iu.test(address) || url === null) {
    return 'This is no full web address. It looks like https://example.org/page.'
  }
  if (url.username !== '' || url.password !== '') {
    return 'The address contains a user name or a password. Remove what stands before the @.'
  }
  return true
}
