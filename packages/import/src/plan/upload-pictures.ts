import type {DocumentBlock, ParsedDocument, Picture} from '../read/document.ts'
import {fingerprint} from '../read/fingerprint.ts'
import type {LoadedDocument, PictureFile} from './loaded-document.ts'
import type {Repository} from './repository.ts'

/** The asset id of each picture of a document. */
export type UploadedPictures = ReadonlyMap<Picture, string>

/** Collects the pictures of a document, including its cover. */
export function collectPictures(document: ParsedDocument): Picture[] {
  const figures = document.body.flatMap((block: DocumentBlock) =>
    block._type === 'figure' ? [block.picture] : [],
  )
  const cover = document.details?.cover
  return cover === undefined ? figures : [cover, ...figures]
}

/** Reads the bytes of all pictures before any is uploaded; rejects with a DocumentError or an ImportError. */
export async function readPictures(
  document: ParsedDocument,
  readPictureFile: LoadedDocument['readPictureFile'],
): Promise<Map<Picture, PictureFile>> {
  const read = new Map<Picture, PictureFile>()
  for (const picture of collectPictures(document)) {
    const {source} = picture
    read.set(
      picture,
      source.kind === 'bytes'
        ? {bytes: source.bytes, filename: source.filename}
        : await readPictureFile(source.path, picture.line),
    )
  }
  return read
}

/** Uploads the pictures that are not in the dataset yet. */
export async function uploadPictures(
  pictures: ReadonlyMap<Picture, PictureFile>,
  repository: Repository,
): Promise<UploadedPictures> {
  const assets = new Map<Picture, string>()
  for (const [picture, {bytes, filename}] of pictures) {
    assets.set(
      picture,
      (await repository.findPictureBySha1(fingerprint(bytes))) ??
        (await repository.uploadPicture(bytes, filename)),
    )
  }
  return assets
}
