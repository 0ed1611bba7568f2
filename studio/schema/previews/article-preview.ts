import type {PreviewConfig} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {hasAsset} from '../image-asset.ts'
import {countWords} from '../../writing/count-words.ts'
import {previewDate} from './preview-time.ts'
import {previewLine, previewText} from './preview-values.ts'

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
    title: previewText(title) ?? currentTexts().t('row.article.untitled'),
    subtitle: previewLine(
      previewText(name) ?? currentTexts().t('row.article.no-reader'),
      previewDate(publishedAt),
      previewWords(body),
    ),
    media: [cover, photo].find(hasAsset),
  }),
}

function previewWords(body: unknown): string | undefined {
  const count = countWords(body)
  return count === 0 ? undefined : currentTexts().t('form.words', {count})
}
