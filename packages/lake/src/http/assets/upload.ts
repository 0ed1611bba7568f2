import {assertPermission} from '../../auth/caller.ts'
import type {HttpRequest} from '../http-request.ts'
import {json, type Reply} from '../reply.ts'
import type {RouteContext} from '../route-context.ts'
import type {AssetContext} from './asset-context.ts'
import type {OptionalAssetFields} from '../../assets/asset-document.ts'
import {AssetError} from '../../assets/asset-error.ts'
import {createTooLargeError} from '../../assets/incoming-file.ts'
import {parseRequestedMetadata} from '../../assets/requested-metadata.ts'

const MAX_FIELD_LENGTH = 4000

/** POST /v<version>/assets/{images,files}/<dataset>: stores the body. Used by the Studio, `@sanity/client` and imports. */
export async function receiveUpload(
  context: AssetContext,
  route: RouteContext,
  kind: 'image' | 'file',
): Promise<Reply> {
  const {store} = context
  const {request} = route
  const caller = route.requireCaller()
  assertPermission(caller, 'upload')
  const limit = store.maxBytesOf(kind)
  if (Number(route.header('content-length') ?? 0) > limit) {
    throw createTooLargeError(limit)
  }

  const upload = {
    kind,
    filename: route.query('filename'),
    contentType: route.header('content-type'),
    baseUrl: context.publicUrl ?? originOf(context, request),
    optionalFields: parseOptionalFields(request.query),
    requestedMetadata: parseRequestedMetadata(request.query),
  }
  const document = await store.put(request.body ?? new Uint8Array(), upload, (assetDocument) =>
    context.saveDocument(assetDocument, caller),
  )
  return json({document})
}

// The Studio uploads to a subdomain with the project's name, but fetches images from the host without it.
function originOf(context: AssetContext, {url, address}: HttpRequest): string {
  if (!context.isTrustedHost(url.hostname, address)) {
    throw new AssetError(
      'foreign-host',
      `The URLs of assets would contain the host ${url.hostname}, which this Lake does not know: upload to localhost, or start the Lake with "--public-url https://…", its address for visitors`,
    )
  }
  const host = url.hostname.endsWith('.localhost') ? 'localhost' : url.hostname
  return `${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`
}

function parseOptionalFields(query: URLSearchParams): OptionalAssetFields {
  const source = {
    ...parseOptionalField(query, 'sourceId', 'id'),
    ...parseOptionalField(query, 'sourceName', 'name'),
    ...parseOptionalField(query, 'sourceUrl', 'url'),
  }
  return {
    ...parseOptionalField(query, 'label', 'label'),
    ...parseOptionalField(query, 'title', 'title'),
    ...parseOptionalField(query, 'description', 'description'),
    ...parseOptionalField(query, 'creditLine', 'creditLine'),
    ...(Object.keys(source).length > 0 ? {source} : {}),
  }
}

function parseOptionalField<Key extends string>(
  query: URLSearchParams,
  parameter: string,
  key: Key,
): {[key in Key]?: string} {
  const text = query.get(parameter)
  if (text === null) {
    return {}
  }
  if (text.length > MAX_FIELD_LENGTH) {
    throw new AssetError(
      'invalid-parameter',
      `The parameter ${parameter} has ${text.length} characters; the limit is ${MAX_FIELD_LENGTH}`,
    )
  }
  const found: {[key in Key]?: string} = {}
  found[key] = text
  return found
}
