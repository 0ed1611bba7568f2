import {guessStatus} from '@reader-article/content'
import type {DocumentBlock, ParsedDocument, Picture} from '@reader-article/import/read'

import type {DroppedPicture} from '../data/import-store.ts'
import {findPicture} from '../making/find-picture.ts'

/**
 * Returns a document as the result of an article query, for `<reader-article>`, and the object URLs of its pictures,
 * which are not uploaded yet.
 */
export function toArticleData(
  document: ParsedDocument,
  pictures: readonly DroppedPicture[],
): {data: unknown; urls: string[]} {
  const urls: string[] = []
  const toUrl = (picture: Picture): string | undefined => {
    const bytes = readBytes(picture, pictures)
    if (bytes === undefined) {
      return undefined
    }
    const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)]))
    urls.push(url)
    return url
  }
  const {title, name, pin, statusLabel, signOff, details, body} = document
  const cover = details?.cover && toPictureBlock('cover', details.cover, toUrl)
  const data = {
    _id: 'import-preview',
    title,
    slug: '',
    signOff,
    reader: {
      name,
      pin,
      ...(statusLabel !== '' && {
        availability: {status: {label: statusLabel, ...guessStatus(statusLabel)}},
      }),
    },
    body: [...(cover ? [cover] : []), ...body.flatMap((block) => toBlock(block, toUrl) ?? [])],
    topics: (details?.topics ?? []).map((topic) => ({title: topic, slug: ''})),
  }
  return {data, urls}
}

function toBlock(block: DocumentBlock, toUrl: (picture: Picture) => string | undefined): unknown {
  switch (block._type) {
    case 'figure':
      return toPictureBlock(block._key, block.picture, toUrl)
    case 'readerCard':
      return {_type: 'readerCard', _key: block._key, reader: {name: '', pin: block.pin}}
    default:
      return block
  }
}

function toPictureBlock(
  key: string,
  picture: Picture,
  toUrl: (picture: Picture) => string | undefined,
): unknown {
  const {alt = '', caption = ''} = picture
  const url = toUrl(picture)
  return url && {_type: 'importedPicture', _key: key, url, alt, caption}
}

// A picture that is missing or cannot be used is a problem of its document, which the tool shows above the preview.
function readBytes(
  {source, line}: Picture,
  pictures: readonly DroppedPicture[],
): Uint8Array | undefined {
  if (source.kind === 'bytes') {
    return source.bytes
  }
  try {
    return findPicture(source.path, line, pictures).bytes
  } catch {
    return undefined
  }
}
