import {DamagedDocumentError, isStorageDamage} from '../../errors/damage-error.ts'
import {QueryError} from '../../errors/query-error.ts'
import type {DocumentStore} from '../../store/document-store.ts'
import type {IndexBuilder} from '../../store/index-builder.ts'
import type {IndexUser} from '../../store/stored-indexes.ts'
import {isMissingParameterValues, type QueryParameters} from '../groq.ts'
import type {SyncTagger} from '../sync-tags.ts'
import {DIRECT_LIMITS} from './budget.ts'
import {
  compileQuery,
  runQuery,
  type DirectInput,
  type DirectQuery,
  type DirectResult,
} from './direct-query.ts'
import {MissingIndexError} from './missing-index-error.ts'
import {NotDirectError} from './not-direct-error.ts'

/** Maximum length of a query that is compiled in the Lake's own process, in UTF-16 code units. */
const MAX_QUERY_LENGTH = 6000
const MAX_QUERIES = 500
/** Maximum number of indexes that one query needs. */
const MAX_ATTEMPTS = 4
/** Milliseconds that a query waits for an index to be built. */
const MAX_BUILD_WAIT = 3000

/** A query that was not evaluated directly, and why. */
export interface NotDirect {
  readonly reason: string
}

/** Evaluates queries in the Lake's own process if what they read and compute is bounded. */
export class DirectQueries {
  readonly #store: DocumentStore
  readonly #tagger: SyncTagger
  readonly #builder: IndexBuilder
  readonly #queries = new Map<string, DirectQuery | NotDirect>()

  constructor(store: DocumentStore, tagger: SyncTagger, builder: IndexBuilder) {
    this.#store = store
    this.#tagger = tagger
    this.#builder = builder
  }

  /**
   * Evaluates a query, if that is bounded; waits a moment for a missing index.
   *
   * Throws only errors of the storage: an invalid query is not evaluated directly.
   */
  evaluate(input: DirectInput): DirectResult | NotDirect | Promise<DirectResult | NotDirect> {
    const result = this.#tryEvaluate(input)
    return result instanceof MissingIndexError ? this.#evaluateWithIndexes(input, result) : result
  }

  async #evaluateWithIndexes(
    input: DirectInput,
    first: MissingIndexError,
  ): Promise<DirectResult | NotDirect> {
    let missing = first
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (!(await this.#build(missing, input))) {
        return missing.isOptional ? this.#tryEvaluate(input, false) : missing
      }
      const result = this.#tryEvaluate(input)
      if (!(result instanceof MissingIndexError)) {
        return result
      }
      missing = result
    }
    return missing
  }

  /** Builds an index; resolves with false if that is not possible, or not done after a moment. */
  async #build(missing: MissingIndexError, user: IndexUser): Promise<boolean> {
    try {
      if (!missing.add(user)) {
        return false
      }
    } catch {
      // The disk may be full; queries are answered without the index.
      return false
    }
    let timer: NodeJS.Timeout | undefined
    const timeout = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), MAX_BUILD_WAIT)
    })
    const built = await Promise.race([
      this.#builder.whenDone(missing.isReady).then(missing.isReady),
      timeout,
    ])
    clearTimeout(timer)
    return built
  }

  #tryEvaluate(input: DirectInput, usesOptionalIndexes = true): DirectResult | NotDirect {
    const {query, parameters} = input
    const compiled = this.#findOrCompile(query, parameters)
    if ('reason' in compiled) {
      return compiled
    }
    try {
      return runQuery(compiled, input, {
        store: this.#store,
        tagger: this.#tagger,
        limits: DIRECT_LIMITS,
        usesOptionalIndexes,
      })
    } catch (error) {
      if (error instanceof NotDirectError) {
        return error
      }
      if (error instanceof DamagedDocumentError || isStorageDamage(error)) {
        return {reason: 'damage on the disk'}
      }
      throw error
    }
  }

  #findOrCompile(query: string, parameters: QueryParameters): DirectQuery | NotDirect {
    if (query.length > MAX_QUERY_LENGTH) {
      return {reason: `a query of more than ${MAX_QUERY_LENGTH} characters`}
    }
    const cached = this.#queries.get(query)
    if (cached) {
      return cached
    }
    try {
      return this.#keep(query, compileQuery(query))
    } catch (error) {
      if (isMissingParameterValues(error)) {
        return compileWithValues(query, parameters)
      }
      return this.#keep(query, {reason: reasonOf(error)})
    }
  }

  #keep(query: string, compiled: DirectQuery | NotDirect): DirectQuery | NotDirect {
    this.#queries.set(query, compiled)
    for (const oldest of this.#queries.keys()) {
      if (this.#queries.size <= MAX_QUERIES) {
        break
      }
      this.#queries.delete(oldest)
    }
    return compiled
  }
}

/** Compiles a query that has parameters in a slice, which must be known. */
function compileWithValues(query: string, parameters: QueryParameters): DirectQuery | NotDirect {
  try {
    return compileQuery(query, parameters)
  } catch (error) {
    return {reason: reasonOf(error)}
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof NotDirectError) {
    return error.reason
  }
  // A query process describes the error to the client.
  if (error instanceof QueryError || error instanceof RangeError) {
    return 'an invalid query'
  }
  throw error
}
