import type {DeliveryContext} from './asset-context.ts'
import {imageIdOf, parseImageName} from '../../assets/asset-name.ts'
import {assetPathOf, assertOwnAsset, createDownloadHeader, createNotFoundError} from './download.ts'
import {mediaTypeOf} from '../../assets/media-types.ts'
import type {Reply} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import {isUnchanged} from '../etag.ts'
import {createNotModifiedReply, serveFile} from './serve-file.ts'
import {ignoredParametersOf, parseTransformParameters} from '../../assets/transform-parameters.ts'
import {planTransform, createTransformKey} from '../../assets/transform-plan.ts'

// An SVG that is opened directly is a page of this origin: it may only draw itself.
const SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** GET /images/<project>/<dataset>/<sha1>-<W>x<H>.<ext>: an image, transformed by its query parameters. */
export async function serveImage(context: DeliveryContext, route: RouteContext): Promise<Reply> {
  const path = assetPathOf(route)
  assertOwnAsset(context, path)
  const name = parseImageName(path.file)
  const document = name && (await context.findDocument(imageIdOf(name)))
  const original = document && (await context.store.findImage(name))
  if (!original) {
    throw createNotFoundError(path)
  }

  const {query} = route.request
  const parameters = parseTransformParameters(query)
  const {width, height, extension, sha1} = name
  const source = {width, height, format: original.format}
  const plan = planTransform(source, parameters, isWebpAccepted(route.header('accept')))
  const servedFormat = plan?.format ?? extension
  const disposition = createDownloadHeader(document, query, {
    file: `${sha1}-${width}x${height}.${servedFormat}`,
    extension: servedFormat,
  })
  const ignored = ignoredParametersOf(query)
  const response = {
    contentType: mediaTypeOf(servedFormat).mimeType,
    etag: plan ? createTransformKey(name, plan) : sha1,
    headers: {
      ...(parameters.autoFormat ? {vary: 'Accept'} : {}),
      ...(servedFormat === 'svg' ? {'content-security-policy': SVG_POLICY} : {}),
      ...(ignored.length > 0 ? {'x-ignored-parameters': ignored.join(', ')} : {}),
      ...(disposition === undefined ? {} : {'content-disposition': disposition}),
    },
  }
  if (isUnchanged(route.header('if-none-match'), response.etag)) {
    return createNotModifiedReply(response)
  }
  const file = plan ? await context.store.transform(name, plan) : original
  return serveFile(route.request, file, response)
}

function isWebpAccepted(accept = ''): boolean {
  const ranges = accept.toLowerCase().split(',')
  return ranges.some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
    return type === 'image/webp' && !parameters.some((part) => /^q=0(\.0*)?$/.test(part))
  })
}
