import {assertPermission, readableTypesOf} from '../../auth/caller.ts'
import {listen} from '../../listen/listen.ts'
import {isPublishedByDefault} from '../../query/perspective.ts'
import {addDataRoute, type LakeApp} from './data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {isCurrentOf} from '../authentication.ts'
import {apiVersionOf, flagOf, queryParametersOf, requireCaller} from '../requests.ts'

/** `GET /data/listen/:dataset` and `GET /data/live/events/:dataset`: streams of changes. */
export function addListenRoutes(app: LakeApp, lake: LakeContext): void {
  addDataRoute(app, lake, {
    method: 'GET',
    operation: 'listen',
    handle(context) {
      if (context.req.method === 'HEAD') {
        return createHeadResponse()
      }
      const caller = context.get('caller')
      return listen(
        {
          query: context.req.query('query') ?? '*',
          parameters: queryParametersOf(context),
          isAnonymous: !caller,
          readableTypes: readableTypesOf(caller),
          isCurrent: isCurrentOf(context, lake),
          identity: caller?.id ?? '',
          includeAllVersions:
            flagOf(context, 'includeAllVersions') || !isPublishedByDefault(apiVersionOf(context)),
          includeResult: flagOf(context, 'includeResult'),
          includePreviousRevision: flagOf(context, 'includePreviousRevision'),
          includeMutations: flagOf(context, 'includeMutations', true),
          effectFormat: context.req.query('effectFormat'),
          visibility: context.req.query('visibility'),
          enableResume: flagOf(context, 'enableResume'),
          lastEventId: context.req.header('last-event-id'),
        },
        lake,
      )
    },
  })
  addDataRoute(app, lake, {
    method: 'GET',
    operation: 'live/events',
    handle(context) {
      if (context.req.method === 'HEAD') {
        return createHeadResponse()
      }
      const includeDrafts = flagOf(context, 'includeDrafts')
      if (includeDrafts) {
        assertPermission(requireCaller(context), 'read')
      }
      return lake.live.respond({
        isCurrent: isCurrentOf(context, lake),
        includeDrafts,
        lastEventId: context.req.header('last-event-id'),
      })
    },
  })
}

/** Creates a response without a stream, because nobody would read or close a stream after HEAD. */
function createHeadResponse(): Response {
  return new Response(null, {headers: {'content-type': 'text/event-stream; charset=utf-8'}})
}
