import {fileIdOf, imageIdOf} from './asset-name.ts'
import type {ImageFacts} from './image-facts.ts'

/** Optional fields of an asset document that the uploader sends in addition to the bytes. */
export interface AssetNotes {
  readonly label?: string
  readonly title?: string
  readonly description?: string
  readonly creditLine?: string
  /** Where the asset came from, if from another system. */
  readonly source?: {readonly id?: string; readonly name?: string; readonly url?: string}
}

interface AssetFields extends AssetNotes {
  readonly _id: string
  readonly assetId: string
  readonly sha1hash: string
  readonly extension: string
  readonly mimeType: string
  /** Length in bytes. */
  readonly size: number
  readonly originalFilename: string
  /** Path below the server's origin, without a leading slash. */
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
    readonly lqip: string
  }
}

/** The document of any other uploaded file, as Sanity writes it. */
export interface FileAssetDocument extends AssetFields {
  readonly _type: 'sanity.fileAsset'
}

/** The document of an uploaded asset; its id is derived from the bytes. */
export type AssetDocument = ImageAssetDocument | FileAssetDocument

/** What every asset document is created from. */
export interface AssetOrigin {
  readonly projectId: string
  readonly dataset: string
  /** Origin that the asset will be served from, without a trailing slash. */
  readonly baseUrl: string
  readonly sha1: string
  readonly size: number
  readonly originalFilename: string
  readonly uploadId: string
  readonly notes: AssetNotes
}

export function imageAssetDocument(origin: AssetOrigin, facts: ImageFacts): ImageAssetDocument {
  const {width, height, hasAlpha, isOpaque, lqip} = facts
  const {sha1} = origin
  const id = imageIdOf({sha1, width, height, extension: facts.format})
  const name = `${sha1}-${width}x${height}`
  return {
    ...assetFields(origin, {id, kind: 'image', name}, facts.format, facts.mimeType),
    _type: 'sanity.imageAsset',
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: {_type: 'sanity.imageDimensions', width, height, aspectRatio: width / height},
      hasAlpha,
      isOpaque,
      lqip,
    },
  }
}

export function fileAssetDocument(
  origin: AssetOrigin,
  extension: string,
  mimeType: string,
): FileAssetDocument {
  return {
    ...assetFields(
      origin,
      {id: fileIdOf({sha1: origin.sha1, extension}), kind: 'file', name: origin.sha1},
      extension,
      mimeType,
    ),
    _type: 'sanity.fileAsset',
  }
}

function assetFields(
  origin: AssetOrigin,
  {id, kind, name}: {readonly id: string; readonly kind: 'image' | 'file'; readonly name: string},
  extension: string,
  mimeType: string,
): AssetFields {
  const path = `${kind}s/${origin.projectId}/${origin.dataset}/${name}.${extension}`
  return {
    ...origin.notes,
    _id: id,
    assetId: origin.sha1,
    sha1hash: origin.sha1,
    extension,
    mimeType,
    size: origin.size,
    originalFilename: origin.originalFilename,
    path,
    url: `${origin.baseUrl}/${path}`,
    uploadId: origin.uploadId,
  }
}
