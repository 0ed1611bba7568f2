import {assertPermission} from '../../auth/caller.ts'
import {RequestError} from '../../errors/request-error.ts'
import {eventsOf} from '../../history/document-events.ts'
import {documentAt, type Moment} from '../../history/history.ts'
import {releaseEventsOf} from '../../history/release-events.ts'
import {transactionsOf} from '../../history/transactions.ts'
import {addDataRoute} from './data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {json} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import {type Router} from '../router.ts'

const MAX_TRANSACTIONS = 1000
/** The latest time that JavaScript can represent. */
const LATEST_TIME = new Date(8.64e15).toISOString()

/** `GET /data/history/:dataset/…`: the history of documents, for callers who may read all types. The Studio shows it. */
export function addHistoryRoutes(router: Router, lake: LakeContext): void {
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'history',
    suffix: '/transactions/:ids',
    handle(context, {dataset}) {
      assertPermission(context.requireCaller(), 'read')
      const transactions = transactionsOf(dataset, {
        documents: idsOf(context),
        from: context.query('fromTransaction'),
        to: context.query('toTransaction'),
        reverse: context.flag('reverse'),
        limit: limitOf(context, MAX_TRANSACTIONS, MAX_TRANSACTIONS),
        excludeMutations: context.flag('excludeMutations'),
        includeEffects: context.query('effectFormat') === 'mendoza',
      })
      return {
        status: 200,
        headers: {'content-type': 'application/x-ndjson; charset=utf-8'},
        body: transactions.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
      }
    },
  })
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'history',
    suffix: '/documents/:ids',
    handle(context, {dataset}) {
      assertPermission(context.requireCaller(), 'read')
      const moment = momentOf(context)
      const documents = idsOf(context).map((id) => documentAt(dataset, id, moment))
      return json({documents: documents.filter((document) => document !== undefined)})
    },
  })
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'history',
    suffix: '/events/documents/:id',
    handle(context, {dataset}) {
      assertPermission(context.requireCaller(), 'read')
      const id = context.param('id')
      const {events, nextCursor} = eventsOf(dataset.log, {
        id,
        limit: limitOf(context, 100, 1000),
        cursor: context.query('nextCursor') ?? '',
      })
      return json({events: {[id]: events}, nextCursor})
    },
  })
  addDataRoute(router, lake, {
    method: 'GET',
    operation: 'history',
    suffix: '/events/releases/:name',
    handle(context, {dataset}) {
      assertPermission(context.requireCaller(), 'read')
      return json(
        releaseEventsOf(dataset, {
          name: context.param('name'),
          limit: limitOf(context, 100, 1000),
          cursor: context.query('nextCursor') ?? '',
        }),
      )
    },
  })
}

function idsOf(context: RouteContext): string[] {
  return context.param('ids').split(',').filter(Boolean)
}

function limitOf(context: RouteContext, fallback: number, maximum: number): number {
  const requested = Number(context.query('limit') ?? fallback)
  if (Number.isInteger(requested) && requested > 0) {
    return Math.min(requested, maximum)
  }
  throw new RequestError(
    'bad-request',
    `"limit" must be a whole number from 1 to ${maximum}, not "${context.query('limit')}"`,
  )
}

function momentOf(context: RouteContext): Moment {
  const revision = context.query('revision')
  const time = context.query('time')
  if (context.flag('lastRevision')) {
    return 'lastRevision'
  }
  if (revision !== undefined) {
    return {revision}
  }
  if (time === undefined) {
    return {time: LATEST_TIME}
  }
  if (Number.isNaN(Date.parse(time))) {
    throw new RequestError(
      'bad-request',
      `"time" must be a date and time in ISO 8601, for example 2026-05-03T10:00:00Z, not "${time}"`,
    )
  }
  return {time}
}
