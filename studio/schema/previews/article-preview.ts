import type {PreviewConfig} from 'sanity'

import {hasImage, previewLine, previewPin, previewText} from './preview-values.ts'

/** An article in a list: cover, title, reader and PIN. */
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
    media: [cover, photo].find(hasImage),
  }),
}
