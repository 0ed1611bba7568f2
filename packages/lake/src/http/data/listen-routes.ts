import {assertPermission} from '../../auth/caller.ts'
import {isPublishedByDefault} from '../../query/perspective.ts'
import {addDataRoute} from './data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {isCurrentOf} from './is-current.ts'
import {queryParametersOf} from '../requests.ts'
import {replyOf, type Reply} from '../reply.ts'
import {type Router} from '../router.ts'

/** The reply to HEAD has no stream, because nobody would read or close it. */
const HEAD_REPLY: Reply = {
  status: 200,
  headers: {'content-type': 'text/event-stream; charset=utf-8'},
}

/** `GET /data/listen/:dataset` and `GET /data/live/events/:dataset`: streams of changes. */
export function addListenRoutes(router: Router, lake: LakeContext): void {
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'listen',
    async handle(context, served) {
      if (context.request.method === 'HEAD') {
        return HEAD_REPLY
      }
      const {caller} = context
      const response = await served.listeners.respond({
        query: context.query('query') ?? '*',
        parameters: queryParametersOf(context.request),
        isAnonymous: !caller,
        readableTypes: served.dataset.readableTypesOf(caller),
        isCurrent: isCurrentOf(context, lake),
        identity: caller?.id ?? '',
        includeAllVersions:
          context.flag('includeAllVersions') || !isPublishedByDefault(context.apiVersion),
        includeResult: context.flag('includeResult'),
        includePreviousRevision: context.flag('includePreviousRevision'),
        includeMutations: context.flag('includeMutations', true),
        effectFormat: context.query('effectFormat'),
        visibility: context.query('visibility'),
        enableResume: context.flag('enableResume'),
        lastEventId: context.header('last-event-id'),
      })
      return replyOf(response)
    },
  })
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'live/events',
    handle(context, served) {
      if (context.request.method === 'HEAD') {
        return HEAD_REPLY
      }
      const {dataset} = served
      const includeDrafts = context.flag('includeDrafts')
      if (includeDrafts) {
        assertPermission(context.requireCaller(), 'read')
      }
      return replyOf(
        served.live.respond({
          isCurrent: isCurrentOf(context, lake),
          includeDrafts,
          isHidden: dataset.isPrivate && dataset.readableTypesOf(context.caller) !== 'all',
          lastEventId: context.header('last-event-id'),
        }),
      )
    },
  })
}
