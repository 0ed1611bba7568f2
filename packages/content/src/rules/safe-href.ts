// Control characters split or hide schemes; bidi controls make an address read as another one.
// eslint-disable-next-line no-control-regex -- Control characters are what is refused.
const HIDDEN = /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/

/**
 * The address where it is safe to link to, else undefined.
 *
 * Safe are http and https without credentials, mailto, tel, and a path that begins with one slash
 * (`//` and `/\` lead to other hosts). Parsing follows the WHATWG URL standard.
 */
export function safeHref(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined
  }
  const href = value.trim().toWellFormed()
  if (HIDDEN.test(href)) {
    return undefined
  }
  if (href.startsWith('/')) {
    return /^\/[/\\]/.test(href) ? undefined : href
  }
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(href) || !URL.canParse(href)) {
    return undefined
  }
  const url = new URL(href)
  return url.username || url.password ? undefined : url.href
}
