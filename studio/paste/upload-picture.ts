import type {DocumentFigure} from '@reader-article/import/paste'
import type {Reference, SanityClient} from 'sanity'

/** Uploads a picture and returns the reference to its asset; rejects as the client does. */
export async function uploadPicture(
  client: SanityClient,
  {source}: DocumentFigure['picture'],
): Promise<Reference> {
  if (source.kind === 'file') {
    throw new Error(`The picture ${source.path} is not on the clipboard.`)
  }
  // A copy: the type of the bytes does not say that they are no shared memory.
  const asset = await client.assets.upload('image', new Blob([new Uint8Array(source.bytes)]), {
    filename: source.filename,
  })
  return {_type: 'reference', _ref: asset._id}
}
