/** What a site owner would query: less than our elements show. */
export const PEER_QUERY =
  '*[_type == "article" && slug.current == $slug][0]{title, body, signOff, reader->{name, pin}}'

/** The URL of that query. */
export function peerQueryUrl(api: string, slug: string): string {
  const search = new URLSearchParams({query: PEER_QUERY, $slug: JSON.stringify(slug)})
  return `${api}/v2026-09-01/data/query/production?${search}`
}
