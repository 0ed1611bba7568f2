import type {DeliveryContext} from './asset-context.ts'
import {fileIdOf, parseFileName} from './asset-name.ts'
import {contentDisposition} from './content-disposition.ts'
import {type AssetAddress, checkAddress, downloadHeader, notFound} from './download.ts'
import {mediaTypeOf} from './media-types.ts'
import {isUnchanged, notModified, serveFile} from './serve-file.ts'

const SANDBOX_POLICY = "default-src 'none'; sandbox"

/** GET /files/<project>/<dataset>/<sha1>.<ext>: a file; sent as a download unless it is safe to show inline. */
export async function serveStoredFile(
  context: DeliveryContext,
  request: Request,
  address: AssetAddress,
): Promise<Response> {
  checkAddress(context, address)
  const name = parseFileName(address.file)
  const document = name && (await context.findDocument(fileIdOf(name)))
  const file = document && (await context.store.findFile(name))
  if (!file) {
    throw notFound(address)
  }

  const query = new URL(request.url).searchParams
  const {mimeType, harmless} = mediaTypeOf(name.extension)
  const download = harmless ? query : withDownload(query)
  const disposition = downloadHeader(document, download, {
    file: address.file,
    extension: name.extension,
  })
  const response = {
    contentType: mimeType,
    etag: `${name.sha1}-${name.extension}`,
    headers: {
      'content-disposition': disposition ?? contentDisposition('inline', address.file),
      // Not for harmless files: browsers refuse to show a PDF in a sandbox.
      ...(harmless ? {} : {'content-security-policy': SANDBOX_POLICY}),
    },
  }
  if (isUnchanged(request, response.etag)) {
    return notModified(response)
  }
  return serveFile(request, file, response)
}

function withDownload(query: URLSearchParams): URLSearchParams {
  const copy = new URLSearchParams(query)
  if (!copy.has('dl')) {
    copy.set('dl', '')
  }
  return copy
}
