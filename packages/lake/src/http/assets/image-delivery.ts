import type {DeliveryContext} from './asset-context.ts'
import {type ImageName, imageIdOf, parseImageName} from '../../assets/asset-name.ts'
import type {AssetStore} from '../../assets/asset-store.ts'
import type {ImageFormat} from '../../assets/image-format.ts'
import type {StoredFile} from '../../assets/stored-file.ts'
import {assetPathOf, createDownloadHeader, createNotFoundError} from './download.ts'
import {mediaTypeOf} from '../../assets/media-types.ts'
import type {Reply} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import {isUnchanged} from '../etag.ts'
import {createNotModifiedReply, serveFile} from './serve-file.ts'
import {
  ignoredParametersOf,
  parseTransformParameters,
  type TransformParameters,
} from '../../assets/transform-parameters.ts'
import {
  type AcceptedFormats,
  createTransformKey,
  planTransform,
  type TransformPlan,
} from '../../assets/transform-plan.ts'

// An SVG that is opened directly is a page of this origin: it may only draw itself.
const SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** GET /images/<project>/<dataset>/<sha1>-<W>x<H>.<ext>: an image, transformed by its query parameters. */
export async function serveImage(context: DeliveryContext, route: RouteContext): Promise<Reply> {
  const path = assetPathOf(route)
  const name = parseImageName(path.file)
  const document = name && (await context.findDocument(imageIdOf(name)))
  const original = document && (await context.store.findImage(name))
  if (!original) {
    throw createNotFoundError(path)
  }

  const {query} = route.request
  const parameters = parseTransformParameters(query)
  const {width, height, extension, sha1} = name
  const {plan, cached, isPreliminary} = await chooseImage(
    context.store,
    {name, format: original.format},
    parameters,
    route.header('accept'),
  )
  const servedFormat = plan?.format ?? extension
  const disposition = createDownloadHeader(document, query, {
    file: `${sha1}-${width}x${height}.${servedFormat}`,
    extension: servedFormat,
  })
  const ignored = ignoredParametersOf(query)
  const response = {
    contentType: mediaTypeOf(servedFormat).mimeType,
    etag: plan ? createTransformKey(name, plan) : sha1,
    isPreliminary,
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
  const file = plan ? (cached ?? (await context.store.transform(name, plan))) : original
  return serveFile(route.request, file, response)
}

interface ChosenImage {
  /** How the image is made; `undefined` if it is the original. */
  readonly plan: TransformPlan | undefined
  readonly cached?: StoredFile
  readonly isPreliminary: boolean
}

// Encoding AVIF takes long, so that the first requests get another format, while AVIF is made in the background.
async function chooseImage(
  store: AssetStore,
  {name, format}: {readonly name: ImageName; readonly format: ImageFormat},
  parameters: TransformParameters,
  accept: string | undefined,
): Promise<ChosenImage> {
  const {width, height} = name
  const planFor = (accepted: AcceptedFormats): TransformPlan | undefined =>
    planTransform({width, height, format}, parameters, accepted)
  const accepted = {
    webp: isAccepted('image/webp', accept),
    avif: isAccepted('image/avif', accept),
  }
  const plan = planFor(accepted)
  if (plan?.format !== 'avif' || parameters.format !== undefined) {
    return {plan, isPreliminary: false}
  }
  const cached = await store.findTransformed(name, plan)
  if (cached) {
    return {plan, cached, isPreliminary: false}
  }
  return {
    plan: planFor({...accepted, avif: false}),
    isPreliminary: store.transformLater(name, plan),
  }
}

function isAccepted(mimeType: string, accept = ''): boolean {
  const ranges = accept.toLowerCase().split(',')
  return ranges.some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim())
    return type === mimeType && !parameters.some((part) => /^q=0(\.0*)?$/.test(part))
  })
}
