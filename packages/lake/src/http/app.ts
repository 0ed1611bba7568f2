import {Hono} from 'hono'

import {LakeError} from '../errors/lake-error.ts'
import {RequestError} from '../errors/request-error.ts'
import {isStorageFull} from '../store/storage-full.ts'
import {addAuthRoutes} from './auth-routes.ts'
import {authentication} from './authentication.ts'
import {addCommitRoutes} from './commit-routes.ts'
import {cors} from './cors.ts'
import type {LakeApp} from './data-routes.ts'
import {addDocumentRoutes} from './document-routes.ts'
import {addHistoryRoutes} from './history-routes.ts'
import {addExportRoutes} from './export-routes.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'
import {addListenRoutes} from './listen-routes.ts'
import {addProjectRoutes} from './project-routes.ts'
import {addQueryRoutes} from './query-routes.ts'
import {addUserRoutes} from './user-routes.ts'

const ROUTES = [
  addQueryRoutes,
  addDocumentRoutes,
  addCommitRoutes,
  addListenRoutes,
  addHistoryRoutes,
  addExportRoutes,
  addUserRoutes,
  addAuthRoutes,
  addProjectRoutes,
]

/** What the application tells the Lake about. */
export interface AppReports {
  /** A request for something that the Lake does not serve: `GET /v1/…`. */
  unknownRequest(request: string): void
  /** A fault of the Lake's own. */
  fault(error: unknown): void
}

/** Puts the Lake's routes together; `assets` are the routes of assets. */
export function createApp(lake: LakeContext, assets: Hono, reports: AppReports): LakeApp {
  const app = new Hono<LakeEnvironment>()
  app.use(cors)
  app.use(authentication(lake))
  app.get('/', () =>
    Response.json({name: 'Lake', projectId: lake.projectId, dataset: lake.dataset.name}),
  )
  for (const addRoutes of ROUTES) {
    addRoutes(app, lake)
  }
  app.route('/', assets)
  app.notFound((context) => {
    const {method, path} = context.req
    reports.unknownRequest(`${method} ${path}`)
    return Response.json(
      {statusCode: 404, error: 'Not Found', message: `The Lake does not serve ${method} ${path}`},
      {status: 404},
    )
  })
  app.onError((error, context) => {
    if (error instanceof LakeError) {
      const {status, retryAfter} = error
      const headers = retryAfter === undefined ? {} : {'retry-after': String(retryAfter)}
      return Response.json(error.toBody(), {status, headers})
    }
    reports.fault(error)
    if (isStorageFull(error)) {
      const refusal = new RequestError(
        'storage-full',
        'Nothing was written: the disk of the Lake is full. Make room there and try again',
      )
      return Response.json(refusal.toBody(), {status: refusal.status})
    }
    const {method, path} = context.req
    return Response.json(
      {
        statusCode: 500,
        error: 'Internal Server Error',
        message: `The Lake failed at ${method} ${path}: its log says why`,
      },
      {status: 500},
    )
  })
  return app
}
