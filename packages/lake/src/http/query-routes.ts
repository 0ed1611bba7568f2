import type {Context} from 'hono'

import {RequestError} from '../errors/request-error.ts'
import {isRecord} from '../json.ts'
import type {QueryParameters} from '../query/groq.ts'
import {parsePerspective} from '../query/perspective.ts'
import {addDataRoute, type LakeApp} from './data-routes.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'
import {apiVersionOf, flagOf, queryParametersOf, readJsonObject} from './requests.ts'

const MAX_BODY = 2 * 1024 * 1024
/** Bytes of a response that are sent at once. */
const MAX_JOINED = 256 * 1024

/** `GET` and `POST /data/query/:dataset`: what every client reads with. */
export function addQueryRoutes(app: LakeApp, lake: LakeContext): void {
  addDataRoute(app, lake, {
    method: 'GET',
    operation: 'query',
    handle: (context) =>
      answer(context, context.req.query('query'), queryParametersOf(context), undefined),
  })
  addDataRoute(app, lake, {
    method: 'POST',
    operation: 'query',
    async handle(context) {
      const {query, params = {}, perspective} = await readJsonObject(context.req.raw, MAX_BODY)
      if (!isRecord(params)) {
        throw new RequestError('bad-request', '"params" must be an object')
      }
      return answer(context, query, params, perspective)
    },
  })

  async function answer(
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
    const asked = context.req.query('perspective') ?? bodyPerspective
    const perspective = parsePerspective(asked, apiVersionOf(context))
    const chunks = await lake.dataset.fetch(
      {query, parameters, identity: caller?.id ?? '', anonymous: !caller},
      perspective,
    )
    const echo = flagOf(context, 'returnQuery', true) ? `"query":${JSON.stringify(query)},` : ''
    const ms = Math.round(performance.now() - started)
    return respond([Buffer.from(`{${echo}`), ...chunks, Buffer.from(`,"ms":${ms}}`)])
  }
}

/** A large result is sent in pieces: copying all of it would stop everything else. */
function respond(chunks: readonly Buffer[]): Response {
  const size = chunks.reduce((sum, {length}) => sum + length, 0)
  const headers = {'content-type': 'application/json'}
  if (size <= MAX_JOINED) {
    return new Response(Buffer.concat(chunks), {headers})
  }
  const pieces = chunks.values()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const {done, value} = pieces.next()
      if (done) {
        controller.close()
      } else {
        controller.enqueue(value)
      }
    },
  })
  return new Response(body, {headers: {...headers, 'content-length': String(size)}})
}
