import {Hono} from 'hono'

import type {AssetContext} from './asset-context.ts'
import {AssetError} from '../../assets/asset-error.ts'
import {serveStoredFile} from './file-delivery.ts'
import {serveImage} from './image-delivery.ts'
import {receiveUpload} from './upload.ts'

export type {AssetContext} from './asset-context.ts'

const STATUS_TEXTS = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  413: 'Payload Too Large',
  503: 'Service Unavailable',
} as const

/** What the server adds to a request: the network address of the client. */
export interface AssetEnvironment {
  readonly Bindings: {readonly address?: string}
}

/**
 * Creates the routes of assets: `POST /v<version>/assets/{images,files}/<dataset>` for logged-in callers, and
 * for everybody `GET /images/<project>/<dataset>/<file>` and `GET /files/<project>/<dataset>/<file>`,
 * optionally followed by a readable name.
 */
export function createAssetRoutes<Caller>(context: AssetContext<Caller>): Hono<AssetEnvironment> {
  const app = new Hono<AssetEnvironment>()

  app.post('/:version{v[0-9X-]+}/assets/:kind{images|files}/:dataset', (c) =>
    receiveUpload(context, c.req.raw, {
      kind: c.req.param('kind') === 'images' ? 'image' : 'file',
      dataset: c.req.param('dataset'),
      // Without a server, requests have no environment.
      address: c.env?.address,
    }),
  )
  app.get('/images/:project/:dataset/:file/:vanity?', (c) =>
    serveImage(context, c.req.raw, c.req.param()),
  )
  app.get('/files/:project/:dataset/:file/:vanity?', (c) =>
    serveStoredFile(context, c.req.raw, c.req.param()),
  )
  app.onError((error) => {
    if (error instanceof AssetError) {
      return errorResponse(error)
    }
    throw error
  })
  return app
}

function errorResponse(error: AssetError): Response {
  const {code, statusCode, message} = error
  const headers = new Headers({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  if (code === 'overloaded') {
    headers.set('retry-after', '1')
  }
  return Response.json(
    {statusCode, error: STATUS_TEXTS[statusCode], message},
    {status: statusCode, headers},
  )
}
