import type {Dataset, FetchedResult} from '../../dataset.ts'
import {RequestError} from '../../errors/request-error.ts'
import {isRecord} from '../../json.ts'
import type {QueryParameters} from '../../query/groq.ts'
import {parsePerspective} from '../../query/perspective.ts'
import {parseSourceMapFormat} from '../../query/source-map/source-map-format.ts'
import {addDataRoute} from './data-routes.ts'
import {createPublicReply, mayResultBeStale, PRIVATE_HEADERS} from './public-reply.ts'
import {syncTagsOf} from './sync-tags-of.ts'
import type {LakeContext} from '../lake-context.ts'
import {queryParametersOf, readJsonObject} from '../requests.ts'
import type {Reply} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import {type Router} from '../router.ts'

/** Bytes. */
const MAX_BODY_SIZE = 2 * 1024 * 1024
/** Maximum size of a response that is sent as one chunk, in bytes. */
const MAX_SINGLE_CHUNK = 256 * 1024

const HEADERS = {'content-type': 'application/json', ...PRIVATE_HEADERS}

interface RequestedQuery {
  readonly query: unknown
  readonly parameters: QueryParameters
  /** The perspective in a body; that of the URL takes precedence. */
  readonly perspective?: unknown
}

/** `GET` and `POST /data/query/:dataset`: the result of a query. */
export function addQueryRoutes(router: Router, lake: LakeContext): void {
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'query',
    handle: (context, {dataset}) =>
      fetchResult(context, dataset, {
        query: context.query('query'),
        parameters: queryParametersOf(context.request),
      }),
  })
  addDataRoute(router, lake, {
    method: 'POST',
    operation: 'query',
    async handle(context, {dataset}) {
      const {query, params = {}, perspective} = await readJsonObject(context.request, MAX_BODY_SIZE)
      if (!isRecord(params)) {
        throw new RequestError(
          'bad-request',
          '"params" must be an object, for example {"slug": "how-to-listen"}',
        )
      }
      return fetchResult(context, dataset, {query, parameters: params, perspective})
    },
  })

  function fetchResult(
    context: RouteContext,
    dataset: Dataset,
    {query, parameters, perspective: bodyPerspective}: RequestedQuery,
  ): Reply | Promise<Reply> {
    if (typeof query !== 'string') {
      throw new RequestError(
        'bad-request',
        'The parameter "query" is missing: send a query in GROQ, for example *[_type == "article"]',
      )
    }
    const started = performance.now()
    const {caller} = context
    const isExplained = context.flag('explain')
    if (isExplained) {
      context.requireCaller()
    }
    const requested = context.query('perspective') ?? bodyPerspective
    const perspective = parsePerspective(requested, context.apiVersion)
    const sourceMap = parseSourceMapFormat(context.query('resultSourceMap'))
    const mayBeStale = mayResultBeStale(context, dataset)
    const respond = ({members, explanation}: FetchedResult): Reply => {
      const start = context.flag('returnQuery', true) ? `{"query":${JSON.stringify(query)},` : '{'
      const milliseconds = performance.now() - started
      lake.onQuery({dataset: dataset.name, query, explanation, milliseconds})
      const explained = isExplained ? `,"explanation":${JSON.stringify(explanation)}` : ''
      const end = `,"ms":${Math.round(milliseconds)}${explained}}`
      const isPrivate =
        caller !== undefined || dataset.isPrivate || context.request.method === 'POST'
      if (typeof members === 'string' && (isPrivate || members.length > MAX_SINGLE_CHUNK)) {
        return {status: 200, headers: HEADERS, body: start + members + end}
      }
      const chunks = typeof members === 'string' ? [Buffer.from(members)] : members
      const parts = [Buffer.from(start), ...chunks, Buffer.from(end)]
      const size = parts.reduce((sum, {length}) => sum + length, 0)
      // A large result is sent in chunks, because joining and hashing it would block the process.
      if (size > MAX_SINGLE_CHUNK) {
        return {status: 200, headers: HEADERS, body: parts}
      }
      const body = Buffer.concat(parts, size)
      if (isPrivate) {
        return {status: 200, headers: HEADERS, body}
      }
      const unchanging = body.subarray(0, size - end.length)
      const syncTags = syncTagsOf(unchanging)
      return createPublicReply(context, {body, unchanging, syncTags, mayBeStale})
    }
    const fetched = dataset.fetch(
      {
        query,
        parameters,
        identity: caller?.id ?? '',
        isAnonymous: !caller,
        readableTypes: dataset.readableTypesOf(caller),
      },
      perspective,
      sourceMap,
    )
    return fetched instanceof Promise ? fetched.then(respond) : respond(fetched)
  }
}
