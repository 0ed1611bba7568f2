import {fileIdOf, imageIdOf} from './asset-name.ts'
import type {ImageFacts} from './image-facts.ts'
import type {OptionalMetadata} from './image-metadata.ts'

/** Optional fields of an asset document that the uploader sends in addition to the bytes. */
export interface OptionalAssetFields {
  readonly label?: string
  readonly title?: string
  readonly description?: string
  readonly creditLine?: string
  /** Identifies the asset in another system, if it comes from there. */
  readonly source?: {readonly id?: string; readonly name?: string; readonly url?: string}
}

interface AssetFields extends OptionalAssetFields {
  readonly _id: string
  readonly assetId: string
  readonly sha1hash: string
  readonly extension: string
  readonly mimeType: string
  /** Length in bytes. */
  readonly size: number
  readonly originalFilename: string
  /** The path of the URL, without a leading slash. */
  readonly path: string
  readonly url: string
  readonly uploadId: string
}

/** The document of an uploaded image, as Sanity writes it. */
export interface ImageAssetDocument extends AssetFields {
  readonly _type: 'sanity.imageAsset'
  readonly metadata: {
    readonly _type: 'sanity.imageMetadata'
    readonly dimensions: {
      readonly _type: 'sanity.imageDimensions'
      readonly width: number
      readonly height: number
      readonly aspectRatio: number
    }
    readonly hasAlpha: boolean
    readonly isOpaque: boolean
  } & OptionalMetadata
}

/** The document of any other uploaded file, as Sanity writes it. */
export interface FileAssetDocument extends AssetFields {
  readonly _type: 'sanity.fileAsset'
}

/** The document of an uploaded asset. Its id is derived from the bytes. */
export type AssetDocument = ImageAssetDocument | FileAssetDocument

/** The values from which an asset document is created. */
export interface AssetInput {
  readonly projectId: string
  readonly dataset: string
  /** Origin that the asset will be served from, without a trailing slash. */
  readonly baseUrl: string
  readonly sha1: string
  readonly size: number
  readonly originalFilename: string
  readonly uploadId: string
  readonly optionalFields: OptionalAssetFields
}

export function createImageDocument(input: AssetInput, facts: ImageFacts): ImageAssetDocument {
  const {width, height, hasAlpha, isOpaque, optionalMetadata} = facts
  const {sha1} = input
  const id = imageIdOf({sha1, width, height, extension: facts.format})
  const name = `${sha1}-${width}x${height}`
  return {
    ...createAssetFields(input, {id, kind: 'image', name}, facts.format, facts.mimeType),
    _type: 'sanity.imageAsset',
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: {_type: 'sanity.imageDimensions', width, height, aspectRatio: width / height},
      hasAlpha,
      isOpaque,
      ...optionalMetadata,
    },
  }
}

export function createFileDocument(
  input: AssetInput,
  extension: string,
  mimeType: string,
): FileAssetDocument {
  return {
    ...createAssetFields(
      input,
      {id: fileIdOf({sha1: input.sha1, extension}), kind: 'file', name: input.sha1},
      extension,
      mimeType,
    ),
    _type: 'sanity.fileAsset',
  }
}

function createAssetFields(
  input: AssetInput,
  {id, kind, name}: {readonly id: string; readonly kind: 'image' | 'file'; readonly name: string},
  extension: string,
  mimeType: string,
): AssetFields {
  const path = `${kind}s/${input.projectId}/${input.dataset}/${name}.${extension}`
  return {
    ...input.optionalFields,
    _id: id,
    assetId: input.sha1,
    sha1hash: input.sha1,
    extension,
    mimeType,
    size: input.size,
    originalFilename: input.originalFilename,
    path,
    url: `${input.baseUrl}/${path}`,
    uploadId: input.uploadId,
  }
}
