import type {DatabaseSync} from 'node:sqlite'

import type {DocumentSource} from '../../documents/document-source.ts'
import {QueryError} from '../../errors/query-error.ts'
import {isRecord} from '../../json.ts'
import {isMatch} from '../../listen/is-match.ts'
import {scopeOf} from '../../listen/listen-scope.ts'
import {StagedDocuments} from '../../mutations/staged-documents.ts'
import type {DocumentStore} from '../../store/document-store.ts'
import {readOrCreateSecret} from '../../store/secrets.ts'
import {isBoundedFilter} from '../bounded-filter.ts'
import {compileQuery, runQuery} from '../direct/direct-query.ts'
import {NotDirectError} from '../direct/not-direct-error.ts'
import {parseQuery} from '../groq.ts'
import {QueryEngine} from '../query-engine.ts'
import {createSyncTagger} from '../sync-tags.ts'
import {createView} from '../view.ts'
import type {
  FetchRequest,
  MatchReply,
  MatchRequest,
  SelectRequest,
  TimedRequest,
} from './query-request.ts'

/** Maximum length of a result, in UTF-16 code units of JSON. */
const MAX_RESULT_LENGTH = 128 * 1024 * 1024

/** A query that groq-js cannot evaluate. */
const TEXT_QUERY = /\btext::query\b/
/** A process is ended at its limits. */
const UNLIMITED = {
  rows: Number.POSITIVE_INFINITY,
  documents: Number.POSITIVE_INFINITY,
  text: Number.POSITIVE_INFINITY,
  steps: Number.POSITIVE_INFINITY,
}

/** Evaluates requests with groq-js, one after the other. */
export interface RequestEvaluator {
  /** Reads the latest changes of the database and evaluates a request; resolves with JSON. */
  evaluate(request: TimedRequest): Promise<string>
  /** Evaluates a common query, so that Node has compiled that code before the time of the first query is measured. */
  warmUp(): Promise<void>
}

/** Creates an evaluator on the documents of a database, which others may change. */
export function createRequestEvaluator(
  names: {readonly projectId: string; readonly dataset: string},
  database: DatabaseSync,
  documents: DocumentStore,
): RequestEvaluator {
  let now = new Date()
  const tagger = createSyncTagger(readOrCreateSecret(database, 'sync-tags'))
  const engine = new QueryEngine({
    projectId: names.projectId,
    dataset: names.dataset,
    now: () => now,
    tagger,
  })

  return {
    async evaluate(request) {
      now = new Date(request.timestamp)
      documents.catchUp()
      return evaluate(request)
    },
    async warmUp() {
      const query =
        '*[_type == $type && a.b == "c"] | order(d desc)[0..9]{..., "e": *[_id == ^.f._ref][0]}'
      const view = createView(documents, 'published', [])
      await engine.evaluate({query, parameters: {type: 'none'}, view, identity: ''})
    },
  }

  function evaluate(request: TimedRequest): string | Promise<string> {
    switch (request.kind) {
      case 'fetch':
        return evaluateFetch(request)
      case 'match':
        return JSON.stringify(evaluateMatch(request))
      case 'select':
        return JSON.stringify(evaluateSelect(request))
      default:
        return request satisfies never
    }
  }

  async function evaluateFetch(request: FetchRequest): Promise<string> {
    const {query, parameters, identity, perspective, readableTypes, sourceMap} = request
    if (!sourceMap && TEXT_QUERY.test(query)) {
      const direct = evaluateDirectly(request)
      if (direct) {
        return direct
      }
    }
    const view = createView(documents, perspective, readableTypes)
    const input = {query, parameters, view, identity}
    if (!sourceMap) {
      const {result, syncTags} = await engine.evaluate(input)
      return createMembers(stringifyResult(query, result ?? null), syncTags)
    }
    const traced = await engine.evaluateTraced(input, sourceMap)
    const text = stringifyResult(query, traced.result ?? null)
    return createMembers(text, traced.syncTags, traced.sourceMap)
  }

  /** Evaluates what groq-js has not; `undefined` if that is not possible. */
  function evaluateDirectly(request: FetchRequest): string | undefined {
    const {query, parameters} = request
    try {
      const input = {...request, timestamp: now}
      const {text, syncTags} = runQuery(compileQuery(query, parameters), input, {
        store: documents,
        tagger,
        limits: UNLIMITED,
        maxUnindexed: Number.POSITIVE_INFINITY,
        usesOptionalIndexes: false,
      })
      return createMembers(text, syncTags)
    } catch (error) {
      if (error instanceof NotDirectError) {
        return undefined
      }
      throw error
    }
  }

  function evaluateMatch(request: MatchRequest): MatchReply {
    const source = {engine, documents}
    const tree = parseQuery(request.query, request.parameters)
    return {
      matches: request.documents.map((document) => isMatch(source, request, document ?? undefined)),
      isBounded: isBoundedFilter(request.query, tree),
      scope: scopeOf(tree),
    }
  }

  function evaluateSelect({
    query,
    parameters,
    identity,
    readableTypes,
    staged,
  }: SelectRequest): string[] {
    const source: DocumentSource = staged.reduce((merged, [id, document]) => {
      merged.set(id, document ?? undefined)
      return merged
    }, new StagedDocuments(documents))
    const view = createView(source, 'raw', readableTypes)
    const result = engine.evaluateSync({query, parameters, view, identity})
    const selected = Array.isArray(result) ? result : [result]
    return selected.filter(isRecord).flatMap(({_id: id}) => (typeof id === 'string' ? [id] : []))
  }
}

/** Creates the members of the response's JSON; clients of caches find the sync tags at its end. */
function createMembers(result: string, syncTags: readonly string[], sourceMap?: string): string {
  const map = sourceMap ? `"resultSourceMap":${sourceMap},` : ''
  return `"result":${result},${map}"syncTags":${JSON.stringify(syncTags)}`
}

function stringifyResult(query: string, result: unknown): string {
  try {
    const text = JSON.stringify(result)
    if (text.length <= MAX_RESULT_LENGTH) {
      return text
    }
  } catch (error) {
    // `JSON.stringify` throws a RangeError if the JSON is longer than a string may be.
    if (!(error instanceof RangeError)) {
      throw error
    }
  }
  throw new QueryError(
    query,
    `the result has more than ${MAX_RESULT_LENGTH} characters of JSON: narrow it with a filter, slice or projection`,
  )
}
