import type {DeliveryContext} from './asset-context.ts'
import {fileIdOf, parseFileName} from '../../assets/asset-name.ts'
import {formatContentDisposition} from './content-disposition.ts'
import {assetPathOf, createDownloadHeader, createNotFoundError} from './download.ts'
import {mediaTypeOf} from '../../assets/media-types.ts'
import type {Reply} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import {isUnchanged} from '../etag.ts'
import {createNotModifiedReply, serveFile} from './serve-file.ts'

const SANDBOX_POLICY = "default-src 'none'; sandbox"

/** GET /files/<project>/<dataset>/<sha1>.<ext>: a file; sent as a download unless it is safe to show inline. */
export async function serveStoredFile(
  context: DeliveryContext,
  route: RouteContext,
): Promise<Reply> {
  const path = assetPathOf(route)
  const name = parseFileName(path.file)
  const document = name && (await context.findDocument(fileIdOf(name)))
  const file = document && (await context.store.findFile(name))
  if (!file) {
    throw createNotFoundError(path)
  }

  const {query} = route.request
  const {mimeType, isInline} = mediaTypeOf(name.extension)
  const download = isInline ? query : addDownload(query)
  const disposition = createDownloadHeader(document, download, {
    file: path.file,
    extension: name.extension,
  })
  const response = {
    contentType: mimeType,
    etag: `${name.sha1}-${name.extension}`,
    headers: {
      'content-disposition': disposition ?? formatContentDisposition('inline', path.file),
      // Not for files that are shown inline, because browsers refuse to show a PDF in a sandbox.
      ...(isInline ? {} : {'content-security-policy': SANDBOX_POLICY}),
    },
  }
  if (isUnchanged(route.header('if-none-match'), response.etag)) {
    return createNotModifiedReply(response)
  }
  return serveFile(route.request, file, response)
}

function addDownload(query: URLSearchParams): URLSearchParams {
  const copy = new URLSearchParams(query)
  if (!copy.has('dl')) {
    copy.set('dl', '')
  }
  return copy
}
