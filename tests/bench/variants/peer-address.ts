/** What a site owner would ask for; shows less than our elements do. */
export const PEER_QUERY =
  '*[_type == "article" && slug.current == $slug][0]{title, body, signOff, reader->{name, pin}}'

/** The address that answers it. */
export function peerAddress(api: string, slug: string): string {
  const search = new URLSearchParams({query: PEER_QUERY, $slug: JSON.stringify(slug)})
  return `${api}/v2026-09-01/data/query/production?${search}`
}
