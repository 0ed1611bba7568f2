import type {Context} from 'hono'

import {QueryError} from '../errors/query-error.ts'
import {RequestError} from '../errors/request-error.ts'
import {isRecord} from '../json.ts'
import type {QueryParameters} from '../query/groq.ts'
import {parsePerspective} from '../query/perspective.ts'
import {createView} from '../query/view.ts'
import {addDataRoute, type LakeApp} from './data-routes.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'
import {apiVersionOf, flagOf, queryParametersOf, readJsonObject} from './requests.ts'

const MAX_BODY = 2 * 1024 * 1024

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
      if (!isRecord(params)) throw new RequestError('badRequest', '"params" must be an object')
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
      throw new RequestError('badRequest', 'A "query" is missing: send one in GROQ')
    }
    const started = performance.now()
    const caller = context.get('caller')
    const asked = context.req.query('perspective') ?? bodyPerspective
    const perspective = parsePerspective(asked, apiVersionOf(context))
    const {result, syncTags} = await lake.dataset.queries.ask({
      query,
      parameters,
      view: createView(lake.dataset.documents, perspective, !caller),
      identity: caller?.id ?? '',
    })
    return jsonOf(query, {
      ...(flagOf(context, 'returnQuery', true) && {query}),
      result: result ?? null,
      syncTags,
      ms: Math.round(performance.now() - started),
    })
  }
}

function jsonOf(query: string, body: Record<string, unknown>): Response {
  try {
    return Response.json(body)
  } catch (error) {
    // Longer than any string may be.
    if (!(error instanceof RangeError)) throw error
    throw new QueryError(
      query,
      'the result is too large: ask for less with a filter, slice or projection',
    )
  }
}
