import {SearchIcon} from '@sanity/icons/Search'
import {defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {previewText} from '../previews/preview-values.ts'

/** A title and a description for search engines, in place of the article's title and excerpt. */
export const seo = defineType({
  name: 'seo',
  title: 'Search engines',
  type: 'object',
  icon: SearchIcon,
  description: 'If these are empty, search engines get the title and the excerpt of the article.',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => rule.max(60).warning(localizedMessage('validation.seo.title')),
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      validation: (rule) => rule.max(160).warning(localizedMessage('validation.seo.description')),
    }),
  ],
  preview: {
    select: {title: 'title', description: 'description'},
    prepare: ({title, description}) => ({
      title: previewText(title) ?? currentTexts().t('row.seo'),
      subtitle: previewText(description),
    }),
  },
})
