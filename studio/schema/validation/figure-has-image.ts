import {hasAsset} from '../image-asset.ts'

/** Accepts a figure for which a picture has been chosen. */
export function checkFigureHasImage(value: unknown): true | string {
  return hasAsset(value) ? true : 'Upload or choose a picture, or remove this empty one.'
}
