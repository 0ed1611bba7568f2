/** The query that a site owner would write; our elements query more. */
export const PEER_QUERY =
  '*[_type == "article" && slug.current == $slug][0]{title, body, signOff, reader->{name, pin}}'

/** Returns the URL of the query. */
export function getPeerQueryUrl(api: string, slug: string): string {
  const search = new URLSearchParams({query: PEER_QUERY, $slug: JSON.stringify(slug)})
  return `${api}/v2026-09-01/data/query/production?${search}`
}
