import type {PreviewConfig} from 'sanity'

import {hasAsset} from '../image-asset.ts'
import {countWords} from '../../writing/count-words.ts'
import {previewDate} from './preview-time.ts'
import {previewLine, previewText} from './preview-values.ts'

const COUNT_FORMAT = new Intl.NumberFormat()

/** An article in a list: cover or the reader's photo, title, the reader's name, the date and the number of words. */
export const articlePreview: PreviewConfig = {
  select: {
    title: 'title',
    name: 'reader.name',
    publishedAt: 'publishedAt',
    body: 'body',
    cover: 'cover',
    photo: 'reader.photo',
  },
  prepare: ({title, name, publishedAt, body, cover, photo}) => ({
    title: previewText(title) ?? 'An article without a title',
    subtitle: previewLine(
      previewText(name) ?? 'No reader chosen yet',
      previewDate(publishedAt),
      previewWords(body),
    ),
    media: [cover, photo].find(hasAsset),
  }),
}

function previewWords(body: unknown): string | undefined {
  const words = countWords(body)
  return words === 0 ? undefined : `${COUNT_FORMAT.format(words)} ${words === 1 ? 'word' : 'words'}`
}
