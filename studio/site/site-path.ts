/** Returns the path of a document's page on the site; undefined if it has none yet. */
export function sitePath(
  type: string,
  document: Readonly<Record<string, unknown>>,
): string | undefined {
  const {slug, pin} = document
  if (type === 'reader') {
    return typeof pin === 'string' && pin !== '' ? `/readers/${encodeURIComponent(pin)}` : undefined
  }
  const current =
    typeof slug === 'object' && slug !== null && 'current' in slug ? slug.current : undefined
  return typeof current === 'string' && current !== ''
    ? `/articles/${encodeURIComponent(current)}`
    : undefined
}

/** Returns the address that shows a page of the site with drafts to everybody who has the secret. */
export function draftAddress(site: string, path: string, secret: string): string {
  const url = new URL('/api/draft', site)
  url.searchParams.set('sanity-preview-secret', secret)
  url.searchParams.set('sanity-preview-pathname', path)
  return url.href
}
