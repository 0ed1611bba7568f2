import {isRecord} from 'sanity'

import type {ClientFetch} from '../session/session-fetch.ts'

export type RequestOptions = NonNullable<Parameters<ClientFetch>[1]>

/** A request with a GROQ query. */
export interface QueryRequest {
  /** The address without the query and its parameters. */
  readonly address: URL
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly options: RequestOptions
}

const QUERY_ENDPOINT = /\/data\/query\/[^/]+$/u
/** Above this number of characters, `@sanity/client` sends a query with POST. */
const MAX_GET_LENGTH = 11_264

/** Reads a request of a client; undefined if it is not a query. */
export function readQueryRequest(href: string, options: RequestOptions): QueryRequest | undefined {
  const url = URL.parse(href)
  if (!url || !QUERY_ENDPOINT.test(url.pathname)) {
    return undefined
  }
  if (typeof options.body === 'string') {
    const body: unknown = JSON.parse(options.body)
    return isRecord(body) && typeof body['query'] === 'string'
      ? {
          address: url,
          query: body['query'],
          params: isRecord(body['params']) ? body['params'] : {},
          options,
        }
      : undefined
  }
  const query = url.searchParams.get('query')
  if (query === null) {
    return undefined
  }
  const address = new URL(url)
  const params: Record<string, unknown> = {}
  for (const [name, value] of url.searchParams) {
    if (name === 'query') {
      address.searchParams.delete(name)
    } else if (name.startsWith('$')) {
      address.searchParams.delete(name)
      params[name.slice(1)] = JSON.parse(value)
    }
  }
  return {address, query, params, options}
}

/** Returns the address and the options to send a query with: with GET, or with POST if it is long. */
export function writeQueryRequest({
  address,
  query,
  params,
  options,
}: QueryRequest): [href: string, options: RequestOptions] {
  const url = new URL(address)
  url.searchParams.set('query', query)
  for (const [name, value] of Object.entries(params)) {
    url.searchParams.set(`$${name}`, JSON.stringify(value))
  }
  if (typeof options.body !== 'string' && url.href.length <= MAX_GET_LENGTH) {
    return [url.href, options]
  }
  const headers = new Headers(options.headers)
  headers.set('content-type', 'application/json')
  const body = JSON.stringify({query, params})
  return [address.href, {...options, method: 'POST', headers, body}]
}
