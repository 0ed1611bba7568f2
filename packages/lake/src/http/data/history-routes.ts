import type {Context} from 'hono'

import {assertPermission} from '../../auth/caller.ts'
import {RequestError} from '../../errors/request-error.ts'
import {eventsOf} from '../../history/document-events.ts'
import {documentAt, type Moment} from '../../history/history.ts'
import {transactionsOf} from '../../history/transactions.ts'
import {addDataRoute, type LakeApp} from './data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {flagOf, requireCaller} from '../requests.ts'

const MAX_TRANSACTIONS = 1000
/** The latest time that JavaScript can represent. */
const LATEST_TIME = new Date(8.64e15).toISOString()

/** `GET /data/history/:dataset/…`: the history of documents, for callers who may read all types. The Studio shows it. */
export function addHistoryRoutes(app: LakeApp, lake: LakeContext): void {
  addDataRoute(app, lake, {
    method: 'GET',
    operation: 'history',
    suffix: '/transactions/:ids',
    handle(context) {
      assertPermission(requireCaller(context), 'read')
      const transactions = transactionsOf(lake.dataset.log, {
        documents: idsOf(context),
        from: context.req.query('fromTransaction'),
        to: context.req.query('toTransaction'),
        reverse: flagOf(context, 'reverse'),
        limit: limitOf(context, MAX_TRANSACTIONS, MAX_TRANSACTIONS),
        excludeMutations: flagOf(context, 'excludeMutations'),
        includeEffects: context.req.query('effectFormat') === 'mendoza',
      })
      return new Response(transactions.map((entry) => `${JSON.stringify(entry)}\n`).join(''), {
        headers: {'content-type': 'application/x-ndjson; charset=utf-8'},
      })
    },
  })
  addDataRoute(app, lake, {
    method: 'GET',
    operation: 'history',
    suffix: '/documents/:ids',
    handle(context) {
      assertPermission(requireCaller(context), 'read')
      const moment = momentOf(context)
      const documents = idsOf(context).map((id) => documentAt(lake.dataset, id, moment))
      return Response.json({documents: documents.filter((document) => document !== undefined)})
    },
  })
  addDataRoute(app, lake, {
    method: 'GET',
    operation: 'history',
    suffix: '/events/documents/:id',
    handle(context) {
      assertPermission(requireCaller(context), 'read')
      const id = context.req.param('id') ?? ''
      const {events, nextCursor} = eventsOf(lake.dataset.log, {
        id,
        limit: limitOf(context, 100, 1000),
        cursor: context.req.query('nextCursor') ?? '',
      })
      return Response.json({events: {[id]: events}, nextCursor})
    },
  })
}

function idsOf(context: Context): string[] {
  return (context.req.param('ids') ?? '').split(',').filter(Boolean)
}

function limitOf(context: Context, fallback: number, maximum: number): number {
  const requested = Number(context.req.query('limit') ?? fallback)
  if (Number.isInteger(requested) && requested > 0) {
    return Math.min(requested, maximum)
  }
  throw new RequestError(
    'bad-request',
    `"limit" must be a whole number from 1 to ${maximum}, not "${context.req.query('limit')}"`,
  )
}

function momentOf(context: Context): Moment {
  const {revision, time} = context.req.query()
  if (flagOf(context, 'lastRevision')) {
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
