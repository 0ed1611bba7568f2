import type {AssetContext} from './asset-context.ts'
import type {AssetNotes} from './asset-document.ts'
import {AssetError} from './asset-error.ts'
import {tooLarge} from './incoming-file.ts'

const MAX_NOTE_LENGTH = 4000

/** POST /v<version>/assets/{images,files}/<dataset>: stores the body. Used by the Studio, `@sanity/client` and imports. */
export async function receiveUpload<Caller>(
  context: AssetContext<Caller>,
  request: Request,
  target: {readonly kind: 'image' | 'file'; readonly dataset: string},
): Promise<Response> {
  const {store} = context
  const caller = await context.authenticate(request)
  if (caller === undefined) {
    throw new AssetError('not-signed-in', 'Uploads need a signed-in caller: send a bearer token')
  }
  if (target.dataset !== store.dataset) {
    throw new AssetError(
      'asset-not-found',
      `There is no dataset "${target.dataset}": this server has "${store.dataset}"`,
    )
  }
  const limit = store.limitOf(target.kind)
  if (Number(request.headers.get('content-length') ?? 0) > limit) {
    throw tooLarge(limit)
  }

  const url = new URL(request.url)
  const upload = {
    kind: target.kind,
    filename: url.searchParams.get('filename') ?? undefined,
    contentType: request.headers.get('content-type') ?? undefined,
    baseUrl: context.publicUrl ?? originOf(url),
    notes: parseNotes(url.searchParams),
  }
  const document = await store.put(request.body ?? new Uint8Array(), upload, (assetDocument) =>
    context.saveDocument(assetDocument, caller),
  )
  return Response.json({document})
}

// The Studio uploads to a host named after the project, but fetches images from the plain host.
function originOf(url: URL): string {
  const host = url.hostname.endsWith('.localhost') ? 'localhost' : url.hostname
  return `${url.protocol}//${host}${url.port === '' ? '' : `:${url.port}`}`
}

function parseNotes(query: URLSearchParams): AssetNotes {
  const source = {
    ...parseNote(query, 'sourceId', 'id'),
    ...parseNote(query, 'sourceName', 'name'),
    ...parseNote(query, 'sourceUrl', 'url'),
  }
  return {
    ...parseNote(query, 'label', 'label'),
    ...parseNote(query, 'title', 'title'),
    ...parseNote(query, 'description', 'description'),
    ...parseNote(query, 'creditLine', 'creditLine'),
    ...(Object.keys(source).length > 0 ? {source} : {}),
  }
}

function parseNote<Key extends string>(
  query: URLSearchParams,
  parameter: string,
  key: Key,
): {[key in Key]?: string} {
  const text = query.get(parameter)
  if (text === null) {
    return {}
  }
  if (text.length > MAX_NOTE_LENGTH) {
    throw new AssetError(
      'invalid-parameter',
      `The parameter ${parameter} has ${text.length} characters; the limit is ${MAX_NOTE_LENGTH}`,
    )
  }
  const found: {[key in Key]?: string} = {}
  found[key] = text
  return found
}
