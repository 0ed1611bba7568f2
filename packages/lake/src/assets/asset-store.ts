import {randomBytes} from 'node:crypto'
import {rmSync} from 'node:fs'
import {rm} from 'node:fs/promises'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'

import {
  type AssetDocument,
  type OptionalAssetFields,
  type AssetInput,
  createFileDocument,
  createImageDocument,
} from './asset-document.ts'
import {AssetError, type AssetErrorCode} from './asset-error.ts'
import {cleanFilename, extensionOf, type FileName, imageIdOf, type ImageName} from './asset-name.ts'
import {pathOfAssetId, pathOfFile, pathOfImage} from './asset-path.ts'
import {type BackgroundTransforms, createBackgroundTransforms} from './background-transforms.ts'
import {type ImageFormat, imageFormatOf} from './image-format.ts'
import {createImageWorkers, type ImageWorkers} from './image-workers.ts'
import {type IncomingFile, receiveFile, type UploadBody} from './incoming-file.ts'
import {createKeyedLock} from './keyed-lock.ts'
import {removeParameters, mediaTypeOf} from './media-types.ts'
import {DEFAULT_METADATA, type MetadataPart} from './requested-metadata.ts'
import {type ServableFile, statFile, type StoredFile} from './stored-file.ts'
import {type CachedImage, createTransformCache} from './transform-cache.ts'
import {createTransformKey, type TransformPlan} from './transform-plan.ts'
import {createWorkQueue, type WorkQueue} from './work-queue.ts'

/** Where assets are stored, and their limits. */
export interface AssetStoreOptions extends AssetLimits {
  /** Folder for the assets only; it is created if it is missing. */
  readonly directory: string
  readonly projectId: string
  readonly dataset: string
  /** What processes the images, shared with other stores; by default the store has one of its own. */
  readonly images?: ImageProcessing
  /** Receives errors that concern no request. */
  readonly onError: (error: unknown) => void
}

/** The processes for images, with the queues of those that wait for one. */
export interface ImageProcessing {
  readonly queue: WorkQueue
  readonly workers: ImageWorkers
  /** For images that no request waits for. */
  readonly background: BackgroundTransforms
  readonly backgroundWorkers: ImageWorkers
  /** Starts no further image, and ends the processes. */
  close(): void
}

/** Limits on the bytes, pixels, time and memory of assets. */
export interface AssetLimits {
  /** Largest image in bytes. */
  readonly maxImageBytes?: number
  /** Largest other file in bytes. */
  readonly maxFileBytes?: number
  /** Largest image in pixels, counting all frames of an animation. */
  readonly maxPixels?: number
  /** Bytes on disk for transformed images; if there are more, the least recently used are deleted. */
  readonly maxCacheBytes?: number
  /** Maximum number of images that are processed at the same time; further ones wait. */
  readonly concurrency?: number
  /** Maximum number of images that wait for their turn; further ones are refused. */
  readonly maxWaiting?: number
  /** Milliseconds that an image may wait for its turn. */
  readonly maxWait?: number
  /** Milliseconds of processor time that reading or transforming one image may take. */
  readonly maxProcessorTime?: number
  /** Bytes of memory that reading or transforming one image may take. */
  readonly maxMemory?: number
}

/** One upload, without its bytes. */
export interface AssetUpload {
  readonly kind: 'image' | 'file'
  readonly filename?: string | undefined
  /** The uploader's media type: ignored for an image, a hint for a file. */
  readonly contentType?: string | undefined
  /** Origin that the document's `url` starts with. */
  readonly baseUrl: string
  readonly optionalFields?: OptionalAssetFields
  /** The parts of an image's metadata that its document gets. */
  readonly requestedMetadata?: readonly MetadataPart[]
}

/** Assets on disk, each under a name derived from its bytes. */
export interface AssetStore {
  readonly projectId: string
  readonly dataset: string
  /** Maximum size in bytes of an upload of this kind. */
  maxBytesOf(kind: 'image' | 'file'): number
  /**
   * Stores an upload and saves its document by calling `save`. The same bytes get the same id.
   *
   * Throws an `AssetError`.
   */
  put<Saved>(
    body: UploadBody,
    upload: AssetUpload,
    save: (document: AssetDocument) => Saved | Promise<Saved>,
  ): Promise<Saved>
  findImage(name: ImageName): Promise<StoredImage | undefined>
  findFile(name: FileName): Promise<StoredFile | undefined>
  /** Transforms an image by a plan, or returns it from the cache. Throws an `AssetError`. */
  transform(name: ImageName, plan: TransformPlan): Promise<ServableFile>
  /** Finds an image in the cache. */
  findTransformed(name: ImageName, plan: TransformPlan): Promise<StoredFile | undefined>
  /** Transforms an image for later requests when there is time; returns false if it cannot be done. */
  transformLater(name: ImageName, plan: TransformPlan): boolean
  /**
   * Deletes the bytes of an asset and its transformed images, by the id of its document. Deletes nothing if
   * `isStillUsed` returns true, because the asset was uploaded again, or if the id does not belong to an asset.
   */
  remove(id: string, isStillUsed: () => boolean): Promise<void>
  /** Stops the image processes and their tasks, unless they are shared. */
  close(): void
}

type StoredImage = StoredFile & {readonly format: ImageFormat}

interface DescribedFile {
  readonly document: AssetDocument
  /** The path at which the file is stored, below the folder of all assets. */
  readonly path: string
}

const MEGABYTE = 1_000_000
/** Maximum number of processes, each with one thread. */
const MAX_WORKERS = 4
/** How much longer an image may take that no request waits for. */
const BACKGROUND_TIME_FACTOR = 5
/** The errors of images that cannot be made. */
const PERMANENT: ReadonlySet<AssetErrorCode> = new Set(['image-too-expensive', 'image-unreadable'])

/**
 * Creates what processes the images of one or more stores.
 *
 * @param onError - Receives errors of images that no request waits for.
 */
export function createImageProcessing(
  limits: AssetLimits,
  onError: (error: unknown) => void,
): ImageProcessing {
  const {maxProcessorTime = 1_800, maxMemory = 1_000 * MEGABYTE} = limits
  const workers = createImageWorkers({maxProcessorTime, maxMemory})
  const backgroundWorkers = createImageWorkers(
    {maxProcessorTime: BACKGROUND_TIME_FACTOR * maxProcessorTime, maxMemory},
    'background',
  )
  const background = createBackgroundTransforms(onError)
  return {
    queue: createWorkQueue({
      concurrency: limits.concurrency ?? Math.min(MAX_WORKERS, availableParallelism()),
      maxWaiting: limits.maxWaiting ?? 200,
      maxWait: limits.maxWait ?? 10_000,
    }),
    workers,
    background,
    backgroundWorkers,
    close() {
      background.close()
      backgroundWorkers.close()
      workers.close()
    },
  }
}

export function createAssetStore(options: AssetStoreOptions): AssetStore {
  const {directory, projectId, dataset} = options
  const {maxImageBytes = 100 * MEGABYTE, maxFileBytes = 500 * MEGABYTE} = options
  const {maxPixels = 100_000_000, maxCacheBytes = 2000 * MEGABYTE} = options
  const incoming = join(directory, 'incoming')
  const images = options.images ?? createImageProcessing(options, options.onError)
  const {queue, workers, background, backgroundWorkers} = images
  const cache = createTransformCache({
    directory: join(directory, 'transforms'),
    maxBytes: maxCacheBytes,
  })
  // The lock is per asset: an upload during a deletion of the same asset would lose its bytes.
  const lock = createKeyedLock()
  // Deletes uploads that a crash interrupted.
  rmSync(incoming, {recursive: true, force: true})

  const store: AssetStore = {
    projectId,
    dataset,
    maxBytesOf: (kind) => (kind === 'image' ? maxImageBytes : maxFileBytes),

    async put(body, upload, save) {
      const file = await receiveFile(incoming, body, store.maxBytesOf(upload.kind))
      try {
        const {document, path} = await (upload.kind === 'image'
          ? describeImage(file, upload)
          : describeFile(file, upload))
        return await lock.run(document._id, async () => {
          await file.moveTo(join(directory, path))
          return save(document)
        })
      } finally {
        await file.discard()
      }
    },

    async findImage(name) {
      const format = imageFormatOf(name.extension)
      const file = format && (await statFile(join(directory, pathOfImage(name))))
      return file && {...file, format}
    },

    findFile: (name) => statFile(join(directory, pathOfFile(name))),

    transform: (name, plan) =>
      transform(name, plan, (image) =>
        queue.run(() => workers.transform({...image, width: name.width}, plan, maxPixels)),
      ),

    findTransformed: (name, plan) => cache.find(cachedImageOf(name, plan)),

    transformLater: (name, plan) =>
      background.add(`${dataset}/${createTransformKey(name, plan)}`, async () => {
        try {
          const made = await transform(name, plan, (image) =>
            backgroundWorkers.transform({...image, width: name.width}, plan, maxPixels),
          )
          // On a full disk the image cannot be kept.
          return made.path !== undefined
        } catch (error) {
          if (!(error instanceof AssetError)) {
            throw error
          }
          return !PERMANENT.has(error.code)
        }
      }),

    async remove(id, isStillUsed) {
      const path = pathOfAssetId(id)
      if (path === undefined) {
        return
      }
      await lock.run(id, async () => {
        if (isStillUsed()) {
          return
        }
        await rm(join(directory, path), {force: true})
        await cache.removeAsset(id)
      })
    },

    close() {
      if (!options.images) {
        images.close()
      }
    },
  }
  return store

  async function transform(
    name: ImageName,
    plan: TransformPlan,
    make: (image: StoredImage) => Promise<Uint8Array>,
  ): Promise<ServableFile> {
    const image = await store.findImage(name)
    if (!image) {
      throw new AssetError(
        'asset-not-found',
        `There is no image ${name.sha1}-${name.width}x${name.height}.${name.extension}`,
      )
    }
    return cache.get(cachedImageOf(name, plan), () => make(image))
  }

  async function describeImage(
    received: IncomingFile,
    upload: AssetUpload,
  ): Promise<DescribedFile> {
    const facts = await queue.run(() =>
      workers.inspect({
        path: received.path,
        maxPixels,
        requestedMetadata: upload.requestedMetadata ?? DEFAULT_METADATA,
      }),
    )
    const {width, height, format, changedSha1} = facts
    const file = {...received, sha1: changedSha1 ?? received.sha1}
    const filename = cleanFilename(upload.filename) ?? `${file.sha1}.${format}`
    return {
      document: createImageDocument(createInput(file, upload, filename), facts),
      path: pathOfImage({sha1: file.sha1, width, height, extension: format}),
    }
  }

  function describeFile(file: IncomingFile, upload: AssetUpload): DescribedFile {
    const filename = cleanFilename(upload.filename)
    const extension = extensionOf(filename ?? '')
    return {
      document: createFileDocument(
        createInput(file, upload, filename ?? `${file.sha1}.${extension}`),
        extension,
        mimeTypeOfFile(extension, upload.contentType),
      ),
      path: pathOfFile({sha1: file.sha1, extension}),
    }
  }

  function createInput(file: IncomingFile, upload: AssetUpload, filename: string): AssetInput {
    return {
      projectId,
      dataset,
      baseUrl: upload.baseUrl,
      sha1: file.sha1,
      size: file.size,
      originalFilename: filename,
      uploadId: randomBytes(16).toString('hex'),
      optionalFields: upload.optionalFields ?? {},
    }
  }
}

function cachedImageOf(name: ImageName, plan: TransformPlan): CachedImage {
  return {
    asset: imageIdOf(name),
    key: createTransformKey(name, plan),
    extension: plan.format,
  }
}

function mimeTypeOfFile(extension: string, uploadedType: string | undefined): string {
  const known = removeParameters(mediaTypeOf(extension).mimeType)
  if (known !== 'application/octet-stream' || uploadedType === undefined) {
    return known
  }
  const bare = removeParameters(uploadedType).toLowerCase()
  return /^[a-z]+\/[a-z0-9!#$&^_.+-]{1,100}$/.test(bare) ? bare : known
}
