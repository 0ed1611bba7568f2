/** The Content Lake API version that everything here speaks, as it stands in addresses after the 'v'. */
export const API_VERSION = '2026-09-01'

/** Where a dataset is read. */
export interface DatasetAddress {
  readonly projectId: string
  readonly dataset: string
  /** The origin of a Lake, without a slash at the end; left out for hosted Sanity. */
  readonly apiHost?: string | undefined
}

/** Values that a query names with a dollar sign. */
export type QueryParameters = Readonly<Record<string, string | number | readonly string[]>>

/** A query and its parameters, apart from where it is asked. */
export interface Query {
  readonly query: string
  readonly parameters: QueryParameters
}

/**
 * The address that answers a question by a plain GET, equal for equal questions to the last byte.
 *
 * Follows the Content Lake's query endpoint; hosted Sanity is asked through its CDN.
 */
export function queryUrl(address: DatasetAddress, {query, parameters}: Query): string {
  const host = address.apiHost ?? `https://${address.projectId}.apicdn.sanity.io`
  let url = `${host}/v${API_VERSION}/data/query/${encodeURIComponent(address.dataset)}?query=${encodeURIComponent(compactQuery(query))}&returnQuery=false`
  for (const [name, value] of Object.entries(parameters)) {
    url += `&%24${name}=${encodeURIComponent(JSON.stringify(value))}`
  }
  return url
}

/** Takes out the white space that GROQ does not need; our queries hold none inside strings. */
export function compactQuery(query: string): string {
  return query
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w "'$@^*]) ?/g, '$1')
    .trim()
}
