import {currentTexts} from '../../i18n/current-texts.ts'
import {hasAsset} from '../image-asset.ts'

/** Accepts a figure for which a picture has been chosen. */
export function checkFigureHasImage(value: unknown): true | string {
  return hasAsset(value) ? true : currentTexts().t('validation.figure.image')
}
