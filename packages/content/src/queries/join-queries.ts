import type {Query, QueryParameters} from './query-url.ts'

/**
 * Joins queries that have the same projection into one: `[*[…][0], *[…][0]]{…}`.
 *
 * @param queries - Each finds one document and projects it: `*[…][0]{…}`.
 * @returns A query whose result is the list of their results, with null for those that find nothing.
 */
export function joinQueries(queries: readonly Query[]): Query {
  const joined: Record<string, QueryParameters[string]> = {}
  let projection = ''
  const filters = queries.map((single, index) => {
    const {query, parameters} = single
    projection = projectionOf(single)
    for (const [name, value] of Object.entries(parameters)) {
      joined[name + index] = value
    }
    return query.slice(0, -projection.length).replace(/\$\w+/g, `$&${index}`)
  })
  return {query: `[${filters.join()}]${projection}`, parameters: joined}
}

/** Returns a query's projection: everything after the first `[0]`. */
export function projectionOf({query}: Query): string {
  return query.slice(query.indexOf('[0]') + 3)
}
