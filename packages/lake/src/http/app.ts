import {addAssetRoutes} from './assets/asset-routes.ts'
import {createServedAssets} from './assets/served-assets.ts'
import {addAccessRoutes} from './access/access-routes.ts'
import {addAuthRoutes} from './access/auth-routes.ts'
import {addCommitRoutes} from './data/commit-routes.ts'
import {addCorsHeaders, respondToPreflight} from './cors.ts'
import {addCorsRoutes} from './access/cors-routes.ts'
import {addDocumentRoutes} from './data/document-routes.ts'
import {addHistoryRoutes} from './data/history-routes.ts'
import {addExportRoutes} from './data/export-routes.ts'
import {createHandler, type Handler, type HandlerOptions} from './handler.ts'
import type {LakeContext} from './lake-context.ts'
import {json} from './reply.ts'
import {Router} from './router.ts'
import {addListenRoutes} from './data/listen-routes.ts'
import {addFeatureRoutes} from './project/feature-routes.ts'
import {addOperationsRoutes} from './operations/operations-routes.ts'
import {addDatasetRoutes} from './project/dataset-routes.ts'
import {addProjectRoutes} from './project/project-routes.ts'
import {addQueryRoutes} from './data/query-routes.ts'
import {addWebhookRoutes} from './webhooks/webhook-routes.ts'
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
  addDatasetRoutes,
  addFeatureRoutes,
  addWebhookRoutes,
  addOperationsRoutes,
]

/** The callbacks with which the application reports to the Lake. */
export type AppCallbacks = Pick<
  HandlerOptions,
  'onUnknownRequest' | 'isClosing' | 'onError' | 'onHandled'
>

/** Creates the handler of all routes. */
export function createApp(lake: LakeContext, callbacks: AppCallbacks): Handler {
  const router = new Router()
  router.get('/', () =>
    json({name: 'Lake', projectId: lake.projectId, dataset: lake.datasets.main.name}),
  )
  for (const addRoutes of ROUTES) {
    addRoutes(router, lake)
  }
  addAssetRoutes(router, (project, dataset) =>
    project === undefined || project === lake.projectId
      ? createServedAssets(lake, dataset)
      : undefined,
  )
  return createHandler({
    ...callbacks,
    router,
    findCaller: (token) => lake.access.callerOf(token),
    respondToPreflight: (request) => respondToPreflight(lake, request),
    addCorsHeaders: (request, reply) => addCorsHeaders(lake, request, reply),
  })
}
