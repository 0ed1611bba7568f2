import {ImageIcon} from '@sanity/icons/Image'
import {defineField, defineType} from 'sanity'

import {requiredAlt, withoutAsset} from '../validation/required-alt.ts'
import {checkFigureHasImage} from '../validation/figure-has-image.ts'

/** A picture in the text. */
export const figure = defineType({
  name: 'figure',
  title: 'Picture',
  type: 'image',
  icon: ImageIcon,
  options: {hotspot: true},
  validation: (rule) => rule.custom(checkFigureHasImage),
  fields: [
    defineField({
      name: 'alt',
      title: 'Alternative text',
      type: 'string',
      description: 'What the picture shows, for people who cannot see it.',
      hidden: withoutAsset,
      validation: requiredAlt,
    }),
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description: 'Shown beneath the picture.',
      hidden: withoutAsset,
    }),
  ],
  preview: {
    select: {caption: 'caption', alt: 'alt', media: 'asset'},
    prepare: ({caption, alt, media}) => ({title: caption || alt || 'Picture', media}),
  },
})
