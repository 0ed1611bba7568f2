import {hasAsset} from './required-alt.ts'

/** Accepts a figure that has its picture. */
export function checkFigureHasImage(value: unknown): true | string {
  return hasAsset(value) ? true : 'Upload or choose a picture, or remove this place for one.'
}
