import type {Context} from 'hono'

import {readableTypesOf} from '../../auth/caller.ts'
import {RequestError} from '../../errors/request-error.ts'
import {isRecord} from '../../json.ts'
import type {QueryParameters} from '../../query/groq.ts'
import {parsePerspective} from '../../query/perspective.ts'
import {addDataRoute, type LakeApp} from './data-routes.ts'
import type {LakeContext, LakeEnvironment} from '../lake-context.ts'
import {apiVersionOf, flagOf, queryParametersOf, readJsonObject} from '../requests.ts'

/** Bytes. */
const MAX_BODY_SIZE = 2 * 1024 * 1024
/** Maximum size of a response that is sent as one chunk, in bytes. */
const MAX_SINGLE_CHUNK = 256 * 1024

/** `GET` and `POST /data/query/:dataset`: the result of a query. */
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
      const {query, params = {}, perspective} = await readJsonObject(context.req.raw, MAX_BODY_SIZE)
      if (!isRecord(params)) {
        throw new RequestError(
          'bad-request',
          '"params" must be an object, for example {"slug": "how-to-listen"}',
        )
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
      throw new RequestError(
        'bad-request',
        'The parameter "query" is missing: send a query in GROQ, for example *[_type == "article"]',
      )
    }
    const started = performance.now()
    const caller = context.get('caller')
    const requested = context.req.query('perspective') ?? bodyPerspective
    const perspective = parsePerspective(requested, apiVersionOf(context))
    const chunks = await lake.dataset.fetch(
      {
        query,
        parameters,
        identity: caller?.id ?? '',
        isAnonymous: !caller,
        readableTypes: readableTypesOf(caller),
      },
      perspective,
    )
    const queryField = flagOf(context, 'returnQuery', true)
      ? `"query":${JSON.stringify(query)},`
      : ''
    const ms = Math.round(performance.now() - started)
    return createResponse([Buffer.from(`{${queryField}`), ...chunks, Buffer.from(`,"ms":${ms}}`)])
  }
}

/** Creates the response. A large result is sent in chunks, because joining the chunks would block the process. */
function createResponse(chunks: readonly Buffer[]): Response {
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
