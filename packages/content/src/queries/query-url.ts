/** The Content Lake API version that all packages use, as written after the 'v' in URLs. */
export const API_VERSION = '2026-09-01'

/** Identifies a dataset and the server that has it. */
export interface DatasetAddress {
  readonly projectId: string
  readonly dataset: string
  /** The origin of a Lake, without a slash at the end; missing for hosted Sanity. */
  readonly apiHost?: string | undefined
}

/** The values of a query's parameters, by their names without the dollar sign. */
export type QueryParameters = Readonly<Record<string, string | number | readonly string[]>>

/** A query and its parameters. */
export interface Query {
  readonly query: string
  readonly parameters: QueryParameters
}

/**
 * Returns the URL whose GET response is the query's result; equal queries have equal URLs, byte by byte.
 *
 * The URL is that of the Content Lake's query endpoint; for hosted Sanity it is on the CDN.
 */
export function queryUrl(address: DatasetAddress, {query, parameters}: Query): string {
  const host = address.apiHost ?? `https://${address.projectId}.apicdn.sanity.io`
  let url = `${host}/v${API_VERSION}/data/query/${encodeURIComponent(address.dataset)}?query=${encodeURIComponent(compactQuery(query))}&returnQuery=false`
  for (const [name, value] of Object.entries(parameters)) {
    url += `&%24${name}=${encodeURIComponent(JSON.stringify(value))}`
  }
  return url
}

/** Removes the white space that GROQ does not need; our queries have none inside strings. */
export function compactQuery(query: string): string {
  return query
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w "'$@^*]) ?/g, '$1')
    .trim()
}
