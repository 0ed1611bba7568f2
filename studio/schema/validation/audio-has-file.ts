import {hasAsset} from '../image-asset.ts'

/** Accepts the file field of a recording if a sound file has been uploaded. */
export function checkAudioHasFile(value: unknown): true | string {
  return hasAsset(value) ? true : 'Upload or choose a sound file, such as an MP3.'
}
