import {
  checkPictureFormat,
  checkPictureSize,
  ImportError,
  type PictureFile,
} from '@reader-article/import/plan'

import type {DroppedPicture} from '../data/import-store.ts'

/**
 * Finds a dropped picture by the path in a document: by as much of its end as possible, at least by its file name.
 *
 * Throws an ImportError with code 'picture', or a DocumentError with code 'figure' if it is no picture.
 */
export function findPicture(
  path: string,
  line: number,
  pictures: readonly DroppedPicture[],
): PictureFile {
  const wanted = path.split(/[\\/]/u).filter((part) => part !== '.' && part !== '..')
  const filename = wanted.at(-1) ?? path
  const [best] = pictures
    .map((picture) => ({picture, score: countEqualParts(wanted, picture.path.split('/'))}))
    .filter(({score}) => score > 0)
    .toSorted((a, b) => b.score - a.score)
  if (best === undefined) {
    throw new ImportError(
      'picture',
      line,
      `the picture “${path}” is missing; drop ${filename} here too`,
    )
  }
  const {bytes} = best.picture
  checkPictureSize(bytes.length, path, line)
  checkPictureFormat(bytes, path, line)
  return {bytes, filename}
}

function countEqualParts(wanted: readonly string[], found: readonly string[]): number {
  const [a, b] = [wanted.toReversed(), found.toReversed()]
  const end = a.findIndex((part, index) => part.toLowerCase() !== b[index]?.toLowerCase())
  return end === -1 ? a.length : end
}
