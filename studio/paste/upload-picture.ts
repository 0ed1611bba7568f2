import type {DocumentFigure} from '@reader-article/import/paste'
import type {Reference, SanityClient} from 'sanity'

import {currentTexts} from '../i18n/current-texts.ts'

/** The asset of a picture, or why it could not be uploaded. */
export type UploadedPicture = {readonly asset: Reference} | {readonly error: string}

/** Uploads a picture; rejects nothing. */
export async function uploadPicture(
  client: SanityClient,
  {source}: DocumentFigure['picture'],
): Promise<UploadedPicture> {
  if (source.kind === 'file') {
    return {error: currentTexts().t('paste.upload.missing', {name: source.path})}
  }
  try {
    // A copy, because the type of the bytes does not exclude shared memory, of which a blob cannot be made.
    const asset = await client.assets.upload('image', new Blob([new Uint8Array(source.bytes)]), {
      filename: source.filename,
    })
    return {asset: {_type: 'reference', _ref: asset._id}}
  } catch (error) {
    return {error: error instanceof Error ? error.message : String(error)}
  }
}
