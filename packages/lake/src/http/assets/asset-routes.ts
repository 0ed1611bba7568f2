import {RequestError} from '../../errors/request-error.ts'
import type {RouteContext} from '../route-context.ts'
import {VERSION, type Router} from '../router.ts'
import type {AssetContext} from './asset-context.ts'
import {assetPathOf, createNotFoundError} from './download.ts'
import {serveStoredFile} from './file-delivery.ts'
import {serveImage} from './image-delivery.ts'
import {receiveUpload} from './upload.ts'

/** Finds the assets of a dataset; the project is undefined if the path does not name one. */
export type FindAssets = (project: string | undefined, dataset: string) => AssetContext | undefined

/**
 * `POST /v<version>/assets/{images,files}/<dataset>` for logged-in callers, and for everybody
 * `GET /images/<project>/<dataset>/<file>` and `GET /files/<project>/<dataset>/<file>`, optionally followed by a
 * readable name.
 */
export function addAssetRoutes(router: Router, findAssets: FindAssets): void {
  for (const kind of ['image', 'file'] as const) {
    router.post(`${VERSION}/assets/${kind}s/:dataset`, (context) => {
      context.requireCaller()
      return receiveUpload(findForUpload(context), context, kind)
    })
  }
  for (const suffix of ['', '/:vanity']) {
    router.get(`/images/:project/:dataset/:file${suffix}`, (context) =>
      serveImage(findForDelivery(context), context),
    )
    router.get(`/files/:project/:dataset/:file${suffix}`, (context) =>
      serveStoredFile(findForDelivery(context), context),
    )
  }

  function findForUpload(context: RouteContext): AssetContext {
    const dataset = context.param('dataset')
    const assets = findAssets(undefined, dataset)
    if (assets) {
      return assets
    }
    throw new RequestError('not-found', `Dataset "${dataset}" not found`)
  }

  function findForDelivery(context: RouteContext): AssetContext {
    const path = assetPathOf(context)
    const assets = findAssets(path.project, path.dataset)
    if (assets) {
      return assets
    }
    throw createNotFoundError(path)
  }
}
