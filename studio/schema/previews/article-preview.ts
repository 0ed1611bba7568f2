import type {PreviewConfig} from 'sanity'

import {hasAsset} from '../image-asset.ts'
import {previewLine, previewPin, previewText} from './preview-values.ts'

/** An article in a list: cover or the reader's photo, title, the reader's name and PIN. */
export const articlePreview: PreviewConfig = {
  select: {
    title: 'title',
    name: 'reader.name',
    pin: 'reader.pin',
    cover: 'cover',
    photo: 'reader.photo',
  },
  prepare: ({title, name, pin, cover, photo}) => ({
    title: previewText(title) ?? 'An article without a title',
    subtitle: previewLine(name, previewPin(pin)) ?? 'No reader chosen yet',
    media: [cover, photo].find(hasAsset),
  }),
}
