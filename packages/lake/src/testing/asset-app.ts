import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import sharp from 'sharp'
import {afterEach, beforeEach} from 'vitest'

import type {ImageAssetDocument} from '../assets/asset-document.ts'
import {type AssetStoreOptions, createAssetStore} from '../assets/asset-store.ts'
import type {AssetContext} from '../http/assets/asset-context.ts'
import {addAssetRoutes} from '../http/assets/asset-routes.ts'
import {respondToFetch} from '../http/fetch-adapter.ts'
import {createHandler} from '../http/handler.ts'
import {Router} from '../http/router.ts'
import {isLoopbackHost} from '../auth/origins.ts'
import {ROLES} from '../auth/roles.ts'

export const RED = {r: 255, g: 0, b: 0}
export const BLUE = {r: 0, g: 0, b: 255}

/** The asset routes without a server. */
export interface AssetApp {
  request(request: string | Request, init?: RequestInit): Promise<Response>
}

/** A folder for the assets of the current test. */
export interface AssetFolder {
  readonly folder: string
  /** Creates the asset routes with a new store in the folder and with documents in memory. */
  readonly createApp: (options?: Partial<AssetStoreOptions>) => AssetApp
}

/** Gives each test of a file a folder of its own, which is deleted after the test. */
export function useAssetFolder(): AssetFolder {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lake-assets-'))
  })
  afterEach(() => rm(folder, {recursive: true, force: true}))
  return {
    get folder() {
      return folder
    },
    createApp: (options) => createAssetApp(folder, options),
  }
}

function createAssetApp(directory: string, options: Partial<AssetStoreOptions> = {}): AssetApp {
  const documents = new Map<string, Record<string, unknown>>()
  const router = new Router()
  const assets: AssetContext = {
    store: createAssetStore({
      directory,
      projectId: 'local',
      dataset: 'production',
      onError: console.error,
      ...options,
    }),
    isTrustedHost: (hostname) => isLoopbackHost(hostname),
    saveDocument: (document, caller) => {
      const {_id: id} = document
      const stored = documents.get(id) ?? {...document, createdBy: caller.id}
      documents.set(id, stored)
      return stored
    },
    findDocument: (id) => documents.get(id),
  }
  addAssetRoutes(router, (project = 'local', dataset) =>
    project === 'local' && dataset === 'production' ? assets : undefined,
  )
  const handle = createHandler({
    router,
    findCaller: (token) =>
      token === 'editor' ? {id: 'editor', name: 'Editor', role: ROLES.editor} : undefined,
    respondToPreflight: () => undefined,
    addCorsHeaders: (_, reply) => reply,
    onUnknownRequest: () => undefined,
    isClosing: () => false,
    onError: console.error,
    onHandled: () => undefined,
  })
  return {
    request: (request, init) =>
      respondToFetch(
        handle,
        request instanceof Request
          ? request
          : new Request(new URL(request, 'http://localhost'), init),
        undefined,
      ),
  }
}

/** Uploads bytes as a logged-in caller. */
export async function upload(
  app: AssetApp,
  bytes: Uint8Array<ArrayBuffer> | string,
  query = 'filename=photo.jpg',
  kind = 'images',
): Promise<Response> {
  return app.request(`http://local.localhost:4100/v2026-09-01/assets/${kind}/production?${query}`, {
    method: 'POST',
    body: bytes,
    headers: {authorization: 'Bearer editor', 'content-type': 'application/octet-stream'},
  })
}

/** Uploads bytes and returns the path at which the asset is served. */
export async function uploadForPath(
  app: AssetApp,
  bytes: Uint8Array<ArrayBuffer> | string,
  query?: string,
  kind?: string,
): Promise<string> {
  const document = await uploadForDocument(app, bytes, query, kind)
  return `/${document.path}`
}

/** Uploads bytes and returns the document of the asset. */
export async function uploadForDocument(
  app: AssetApp,
  bytes: Uint8Array<ArrayBuffer> | string,
  query?: string,
  kind?: string,
): Promise<ImageAssetDocument> {
  const response = await upload(app, bytes, query, kind)
  const body: {document: ImageAssetDocument} = JSON.parse(await response.text())
  return body.document
}

/** Creates a PNG image whose left half is red and whose right half is blue. */
export async function createTwoColourImage(
  width = 400,
  height = 200,
): Promise<Uint8Array<ArrayBuffer>> {
  const half = Math.floor(width / 2)
  const blue = await sharp({create: {width: half, height, channels: 3, background: BLUE}})
    .png()
    .toBuffer()
  const image = sharp({create: {width, height, channels: 3, background: RED}})
  return new Uint8Array(
    await image
      .composite([{input: blue, left: width - half, top: 0}])
      .removeAlpha()
      .png()
      .toBuffer(),
  )
}

/** Reads the format and size of an image, and its colours near the left and right edges. */
export async function summarizeImage(response: Response): Promise<unknown> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const {width, height, format} = await sharp(bytes).metadata()
  const {data, info} = await sharp(bytes).removeAlpha().raw().toBuffer({resolveWithObject: true})
  const colour = (x: number, y: number): string => {
    const at = (y * info.width + x) * info.channels
    const [r = 0, , b = 0] = data.subarray(at, at + 3)
    if (r > 200 && b > 200) {
      return 'white'
    }
    return r > b ? 'red' : 'blue'
  }
  const middle = Math.floor(height / 2)
  return {format, size: [width, height], left: colour(1, middle), right: colour(width - 2, middle)}
}
