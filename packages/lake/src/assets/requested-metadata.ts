import {AssetError} from './asset-error.ts'

const PARTS = [
  'blurhash',
  'exif',
  'image',
  'location',
  'lqip',
  'palette',
  'thumbhash',
] as const satisfies readonly string[]

/** A part of an image's metadata that an upload can request. */
export type MetadataPart = (typeof PARTS)[number]

/** The parts that an image gets if the upload requests none, as at Sanity. */
export const DEFAULT_METADATA: readonly MetadataPart[] = ['blurhash', 'lqip', 'palette']

/**
 * Parses the parameters `meta` of an upload, which are the option `extract` of Sanity's clients; `none` requests no
 * part. Throws an `AssetError` (`invalid-parameter`).
 */
export function parseRequestedMetadata(query: URLSearchParams): readonly MetadataPart[] {
  const names = query.getAll('meta')
  if (names.length === 0) {
    return DEFAULT_METADATA
  }
  return names.flatMap((name) => {
    const part = PARTS.find((known) => known === name)
    if (part === undefined && name !== 'none') {
      throw new AssetError(
        'invalid-parameter',
        `The parameter meta=${name.slice(0, 60)} must be one of ${PARTS.join(', ')}, none`,
      )
    }
    return part ?? []
  })
}
