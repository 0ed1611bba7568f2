// Invisible characters can hide a scheme, and characters that change the reading direction make a URL look
// like another one. Browsers read a backslash as a slash. A space is usually a mistake.
const UNSAFE = /[\s\\\p{Cc}\p{Cf}]/u
const SAFE_SCHEME =
  /^(https?:\/\/[^/]|mailto:[^@?]+@[^@?]|tel:\+?\d[\d().-]*([,;][\d,;=a-z+-]*)?$)/i

/**
 * Returns the normalised URL if a page may link to it, otherwise undefined.
 *
 * Safe are http and https without credentials, mailto with an email address, tel with a number, and a path that
 * begins with one slash (`//` leads to another website). Parsing follows the WHATWG URL standard. Spaces around
 * the URL are ignored. Pages, the Studio and the importer all follow this function; `findLinkProblem()`
 * says why a URL is rejected.
 */
export function safeHref(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined
  }
  const trimmed = value.trim()
  // Firefox before version 119 has no `toWellFormed`.
  const href = trimmed.toWellFormed?.() ?? trimmed
  if (UNSAFE.test(href)) {
    return undefined
  }
  if (href.startsWith('/')) {
    return href.startsWith('//') ? undefined : href
  }
  if (!SAFE_SCHEME.test(href) || !URL.canParse(href)) {
    return undefined
  }
  const url = new URL(href)
  return url.username || url.password ? undefined : url.href
}
