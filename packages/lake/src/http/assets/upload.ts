import type {AssetContext} from './asset-context.ts'
import type {OptionalAssetFields} from '../../assets/asset-document.ts'
import {AssetError} from '../../assets/asset-error.ts'
import {createTooLargeError} from '../../assets/incoming-file.ts'

const MAX_FIELD_LENGTH = 4000

/** POST /v<version>/assets/{images,files}/<dataset>: stores the body. Used by the Studio, `@sanity/client` and imports. */
export async function receiveUpload<Caller>(
  context: AssetContext<Caller>,
  request: Request,
  target: {
    readonly kind: 'image' | 'file'
    readonly dataset: string
    /** The network address of the client. */
    readonly address?: string | undefined
  },
): Promise<Response> {
  const {store} = context
  const caller = await context.authenticate(request)
  if (caller === undefined) {
    throw new AssetError(
      'not-logged-in',
      'Uploads need a logged-in caller: send a token as "Authorization: Bearer …"',
    )
  }
  if (target.dataset !== store.dataset) {
    throw new AssetError(
      'asset-not-found',
      `Dataset "${target.dataset}" not found: this Lake serves "${store.dataset}"`,
    )
  }
  const limit = store.maxBytesOf(target.kind)
  if (Number(request.headers.get('content-length') ?? 0) > limit) {
    throw createTooLargeError(limit)
  }

  const url = new URL(request.url)
  const upload = {
    kind: target.kind,
    filename: url.searchParams.get('filename') ?? undefined,
    contentType: request.headers.get('content-type') ?? undefined,
    baseUrl: context.publicUrl ?? originOf(context, url, target.address),
    optionalFields: parseOptionalFields(url.searchParams),
  }
  const document = await store.put(request.body ?? new Uint8Array(), upload, (assetDocument) =>
    context.saveDocument(assetDocument, caller),
  )
  return Response.json({document})
}

// The Studio uploads to a subdomain with the project's name, but fetches images from the host without it.
function originOf<Caller>(
  context: AssetContext<Caller>,
  url: URL,
  address: string | undefined,
): string {
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
