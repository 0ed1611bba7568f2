import type {Context} from 'hono'

import {RequestError} from '../errors/request-error.ts'
import {isRecord} from '../json.ts'
import type {QueryParameters} from '../query/groq.ts'
import {parsePerspective} from '../query/perspective.ts'
import {addDataRoute, type LakeApp} from './data-routes.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'
import {apiVersionOf, flagOf, queryParametersOf, readJsonObject} from './requests.ts'

const MAX_BODY = 2 * 1024 * 1024
/** Maximum size in bytes of a response that is sent as one chunk. */
const MAX_SINGLE_CHUNK = 256 * 1024

/** `GET` and `POST /data/query/:dataset`: queries of every client. */
export function addQueryRoutes(app: LakeApp, lake: LakeContext): void {
  addDataRoute(app, lake, {
    method: 'GET',
    operation: 'query',
    handle: (context) =>
      fetchResult(context, context.req.query('query'), queryParametersOf(context), undefined),
  })
  addDataRoute(app, lake, {
    method: 'POST',
    operation: 'query',
    async handle(context) {
      const {query, params = {}, perspective} = await readJsonObject(context.req.raw, MAX_BODY)
      if (!isRecord(params)) {
        throw new RequestError('bad-request', '"params" must be an object')
      }
      return fetchResult(context, query, params, perspective)
    },
  })

  async function fetchResult(
    context: Context<LakeEnvironment>,
    query: unknown,
    parameters: QueryParameters,
    bodyPerspective: unknown,
  ): Promise<Response> {
    if (typeof query !== 'string') {
      throw new RequestError('bad-request', 'A "query" is missing: send one in GROQ')
    }
    const started = performance.now()
    const caller = context.get('caller')
    const requested = context.req.query('perspective') ?? bodyPerspective
    const perspective = parsePerspective(requested, apiVersionOf(context))
    const chunks = await lake.dataset.fetch(
      {query, parameters, identity: caller?.id ?? '', isAnonymous: !caller},
      perspective,
    )
    const echo = flagOf(context, 'returnQuery', true) ? `"query":${JSON.stringify(query)},` : ''
    const ms = Math.round(performance.now() - started)
    return respond([Buffer.from(`{${echo}`), ...chunks, Buffer.from(`,"ms":${ms}}`)])
  }
}

/** Sends a large result in chunks, because joining them would block the process. */
function respond(chunks: readonly Buffer[]): Response {
  const size = chunks.reduce((sum, {length}) => sum + length, 0)
  const headers = {'content-type': 'application/json'}
  if (size <= MAX_SINGLE_CHUNK) {
    return new Response(Buffer.concat(chunks), {headers})
  }
  const remaining = chunks.values()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const {done, value} = remaining.next()
      if (done) {
        controller.close()
      } else {
        controller.enqueue(value)
      }
    },
  })
  return new Response(body, {headers: {...headers, 'content-length': String(size)}})
}
