import {Hono} from 'hono'

import type {AssetEnvironment} from './assets/asset-routes.ts'
import {DamagedStorageError, isStorageDamage} from '../errors/damage-error.ts'
import {LakeError} from '../errors/lake-error.ts'
import {RequestError} from '../errors/request-error.ts'
import {isStorageFull} from '../store/storage-full.ts'
import {addAccessRoutes} from './access/access-routes.ts'
import {addAuthRoutes} from './access/auth-routes.ts'
import {createAuthentication} from './authentication.ts'
import {addCommitRoutes} from './data/commit-routes.ts'
import {createCors} from './cors.ts'
import {addCorsRoutes} from './access/cors-routes.ts'
import type {LakeApp} from './data/data-routes.ts'
import {addDocumentRoutes} from './data/document-routes.ts'
import {addHistoryRoutes} from './data/history-routes.ts'
import {addExportRoutes} from './data/export-routes.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'
import {addListenRoutes} from './data/listen-routes.ts'
import {addProjectRoutes} from './project/project-routes.ts'
import {addQueryRoutes} from './data/query-routes.ts'
import {addUserRoutes} from './access/user-routes.ts'

const ROUTES = [
  addQueryRoutes,
  addDocumentRoutes,
  addCommitRoutes,
  addListenRoutes,
  addHistoryRoutes,
  addExportRoutes,
  addUserRoutes,
  addAuthRoutes,
  addAccessRoutes,
  addCorsRoutes,
  addProjectRoutes,
]

/** The callbacks with which the application reports to the Lake. */
export interface AppCallbacks {
  /** Receives a request for an unknown endpoint, for example `GET /v1/…`. */
  onUnknownRequest(request: string): void
  /** Receives an internal error. */
  onError(error: unknown): void
}

/** Creates the application from all routes. */
export function createApp(
  lake: LakeContext,
  assetRoutes: Hono<AssetEnvironment>,
  callbacks: AppCallbacks,
): LakeApp {
  const app = new Hono<LakeEnvironment>()
  app.use(createCors(lake))
  app.use(createAuthentication(lake))
  app.get('/', () =>
    Response.json({name: 'Lake', projectId: lake.projectId, dataset: lake.dataset.name}),
  )
  for (const addRoutes of ROUTES) {
    addRoutes(app, lake)
  }
  app.route('/', assetRoutes)
  app.notFound((context) => {
    const {method, path} = context.req
    callbacks.onUnknownRequest(`${method} ${path}`)
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
    callbacks.onError(error)
    if (isStorageFull(error)) {
      const refusal = new RequestError(
        'storage-full',
        'Nothing was written: the disk of the Lake is full. Free some space and try again',
      )
      return Response.json(refusal.toBody(), {status: refusal.status})
    }
    if (isStorageDamage(error)) {
      const refusal = new DamagedStorageError()
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
