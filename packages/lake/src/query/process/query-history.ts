import {createHash} from 'node:crypto'

import type {QueryLimit} from '../../errors/query-limit-error.ts'
import {ExpiringMap} from './expiring-map.ts'
import type {TimedRequest} from './query-request.ts'

const MAX_REMEMBERED_QUERIES = 1000
/** In UTF-16 code units; the key of a longer query is a hash. */
const MAX_KEY_LENGTH = 2000
/** Milliseconds for which a query counts as slow. */
const SLOW_DURATION = 60_000
/** Milliseconds for which a query that a limit ended is refused, since clients retry it five times. */
const REFUSAL_DURATION = 5000

/** Remembers which queries were fast, which were slow and which a limit ended. */
export class QueryHistory {
  /** The keys have no parameters: a query counts as fast with all parameters. */
  readonly #fast = new ExpiringMap<true>(MAX_REMEMBERED_QUERIES, Infinity)
  /** The keys include the parameters. */
  readonly #slow = new ExpiringMap<true>(MAX_REMEMBERED_QUERIES, SLOW_DURATION)
  /** The keys include the parameters. */
  readonly #ended = new ExpiringMap<QueryLimit>(MAX_REMEMBERED_QUERIES, REFUSAL_DURATION)

  isFast(request: TimedRequest): boolean {
    return this.#fast.get(() => keyWithoutParameters(request)) ?? false
  }

  isSlow(request: TimedRequest): boolean {
    return this.#slow.get(() => keyWithParameters(request)) ?? false
  }

  /** Returns the limit that ended this query in the last few seconds. */
  limitOf(request: TimedRequest): QueryLimit | undefined {
    return this.#ended.get(() => keyWithParameters(request))
  }

  addFast(request: TimedRequest): void {
    this.#fast.set(keyWithoutParameters(request), true)
  }

  removeFast(request: TimedRequest): void {
    this.#fast.delete(keyWithoutParameters(request))
  }

  addSlow(request: TimedRequest): void {
    this.removeFast(request)
    this.#slow.set(keyWithParameters(request), true)
  }

  addEnded(request: TimedRequest, limit: QueryLimit): void {
    this.#ended.set(keyWithParameters(request), limit)
  }
}

function keyWithoutParameters(request: TimedRequest): string {
  const {dataset, kind, query} = request
  const isTraced = kind === 'fetch' && request.sourceMap !== undefined
  const text = query.length > MAX_KEY_LENGTH ? hashOf(query) : query
  return `${dataset}:${kind}${isTraced ? '+map' : ''}:${text}`
}

function keyWithParameters(request: TimedRequest): string {
  const {dataset, kind, query, parameters} = request
  return hashOf(
    JSON.stringify([
      dataset,
      kind,
      query,
      parameters,
      kind === 'fetch' ? [request.perspective, request.sourceMap] : [],
    ]),
  )
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64')
}
