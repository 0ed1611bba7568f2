import {ImageIcon} from '@sanity/icons/Image'
import {defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {previewText} from '../previews/preview-values.ts'
import {checkFigureHasImage} from '../validation/figure-has-image.ts'
import {altField, captionField} from './picture-fields.ts'

/** A picture in the text, with an alternative text and a caption. */
export const figure = defineType({
  name: 'figure',
  title: 'Picture',
  type: 'image',
  icon: ImageIcon,
  options: {hotspot: true},
  validation: (rule) => rule.custom(checkFigureHasImage),
  fields: [altField, captionField],
  preview: {
    select: {caption: 'caption', alt: 'alt', media: 'asset'},
    prepare: ({caption, alt, media}) => ({
      title: previewText(caption) ?? previewText(alt) ?? currentTexts().t('row.figure'),
      media,
    }),
  },
})
