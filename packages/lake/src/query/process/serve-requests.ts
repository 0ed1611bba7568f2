import type {Readable, Writable} from 'node:stream'

import type {DocumentSource} from '../../documents/document-source.ts'
import {QueryError} from '../../errors/query-error.ts'
import {isRecord} from '../../json.ts'
import {matches} from '../../listen/matches.ts'
import {StagedDocuments} from '../../mutations/staged-documents.ts'
import {openDatabaseReader} from '../../store/database.ts'
import {DocumentStore} from '../../store/document-store.ts'
import {readOrCreateSecret} from '../../store/secrets.ts'
import {isBoundedFilter} from '../bounded-filter.ts'
import {parseQuery} from '../groq.ts'
import {QueryEngine} from '../query-engine.ts'
import {createSyncTagger} from '../sync-tags.ts'
import {createView} from '../view.ts'
import {createFrameParser, frameOf, REPLY} from './frames.ts'
import {failureOf} from './query-failure.ts'
import type {
  FetchRequest,
  MatchReply,
  MatchRequest,
  ProcessOptions,
  SelectRequest,
  TimedRequest,
} from './query-request.ts'

/** Maximum length of a result, in UTF-16 code units of JSON. */
const MAX_RESULT_LENGTH = 128 * 1024 * 1024

/** Evaluates requests one after the other, in order, each on one snapshot of the database. */
export function serveRequests(options: ProcessOptions, input: Readable, output: Writable): void {
  const database = openDatabaseReader(options.folder)
  const documents = new DocumentStore(database)
  let now = new Date()
  const engine = new QueryEngine({
    projectId: options.projectId,
    dataset: options.dataset,
    now: () => now,
    tagger: createSyncTagger(readOrCreateSecret(database, 'sync-tags')),
  })

  async function evaluateOnSnapshot(request: TimedRequest): Promise<string> {
    now = new Date(request.timestamp)
    database.exec('BEGIN')
    try {
      documents.catchUp()
      return await evaluate(request)
    } finally {
      database.exec('COMMIT')
    }
  }

  function evaluate(request: TimedRequest): string | Promise<string> {
    switch (request.kind) {
      case 'fetch':
        return fetchResult(request)
      case 'match':
        return JSON.stringify(match(request))
      case 'select':
        return JSON.stringify(select(request))
      default:
        return request satisfies never
    }
  }

  async function fetchResult(request: FetchRequest): Promise<string> {
    const {query, parameters, identity, perspective, isAnonymous} = request
    const view = createView(documents, perspective, isAnonymous)
    const {result, syncTags} = await engine.evaluate({query, parameters, view, identity})
    const text = jsonOf(query, result ?? null)
    return `"result":${text},"syncTags":${JSON.stringify(syncTags)}`
  }

  function match(request: MatchRequest): MatchReply {
    const source = {queries: engine, documents}
    return {
      matches: request.documents.map((document) => matches(source, request, document ?? undefined)),
      isBounded: isBoundedFilter(request.query, parseQuery(request.query, request.parameters)),
    }
  }

  function select({query, parameters, identity, staged}: SelectRequest): string[] {
    const view: DocumentSource = staged.reduce((source, [id, document]) => {
      source.set(id, document ?? undefined)
      return source
    }, new StagedDocuments(documents))
    const result = engine.evaluateSync({query, parameters, view, identity})
    const selected = Array.isArray(result) ? result : [result]
    return selected.filter(isRecord).flatMap(({_id: id}) => (typeof id === 'string' ? [id] : []))
  }

  async function reply(request: TimedRequest): Promise<void> {
    try {
      output.write(frameOf(await evaluateOnSnapshot(request), REPLY.result))
    } catch (error) {
      output.write(frameOf(JSON.stringify(failureOf(error)), REPLY.error))
    }
  }

  let latest = warmUp(engine, documents)
  const parse = createFrameParser((message) => {
    const request: TimedRequest = JSON.parse(Buffer.concat(message).toString())
    latest = latest.then(() => reply(request))
  })
  input.on('data', parse)
  void latest.then(() => output.write(frameOf('', REPLY.ready)))
}

/** Makes Node compile the code that common queries use, so that the first query does not count as slow. */
async function warmUp(engine: QueryEngine, documents: DocumentStore): Promise<void> {
  const query =
    '*[_type == $type && a.b == "c"] | order(d desc)[0..9]{..., "e": *[_id == ^.f._ref][0]}'
  const view = createView(documents, 'published', true)
  await engine.evaluate({query, parameters: {type: 'none'}, view, identity: ''})
}

function jsonOf(query: string, result: unknown): string {
  try {
    const text = JSON.stringify(result)
    if (text.length <= MAX_RESULT_LENGTH) {
      return text
    }
  } catch (error) {
    // A RangeError means that the JSON exceeds the maximum length of a string.
    if (!(error instanceof RangeError)) {
      throw error
    }
  }
  throw new QueryError(
    query,
    'the result is too large: narrow it with a filter, slice or projection',
  )
}
