import {VERSION, type Router} from '../router.ts'
import type {AssetContext} from './asset-context.ts'
import {serveStoredFile} from './file-delivery.ts'
import {serveImage} from './image-delivery.ts'
import {receiveUpload} from './upload.ts'

/**
 * `POST /v<version>/assets/{images,files}/<dataset>` for logged-in callers, and for everybody
 * `GET /images/<project>/<dataset>/<file>` and `GET /files/<project>/<dataset>/<file>`, optionally followed by a
 * readable name.
 */
export function addAssetRoutes(router: Router, assets: AssetContext): void {
  router.post(`${VERSION}/assets/images/:dataset`, (context) =>
    receiveUpload(assets, context, 'image'),
  )
  router.post(`${VERSION}/assets/files/:dataset`, (context) =>
    receiveUpload(assets, context, 'file'),
  )
  for (const suffix of ['', '/:vanity']) {
    router.get(`/images/:project/:dataset/:file${suffix}`, (context) => serveImage(assets, context))
    router.get(`/files/:project/:dataset/:file${suffix}`, (context) =>
      serveStoredFile(assets, context),
    )
  }
}
