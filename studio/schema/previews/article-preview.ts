import type {PreviewConfig} from 'sanity'

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
    title: title || 'An article without a title',
    subtitle: name
      ? [name, pin && `PIN ${pin}`].filter(Boolean).join(' · ')
      : 'No reader chosen yet',
    media: cover ?? photo,
  }),
}
