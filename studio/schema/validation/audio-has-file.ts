import {currentTexts} from '../../i18n/current-texts.ts'
import {hasAsset} from '../image-asset.ts'

/** Accepts the file field of a recording if a sound file has been uploaded. */
export function checkAudioHasFile(value: unknown): true | string {
  return hasAsset(value) ? true : currentTexts().t('validation.audio.file')
}
