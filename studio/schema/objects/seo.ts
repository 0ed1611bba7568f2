import {SearchIcon} from '@sanity/icons/Search'
import {defineField, defineType} from 'sanity'

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
      validation: (rule) =>
        rule.max(60).warning('Search engines cut titles off after about 60 characters.'),
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      validation: (rule) =>
        rule.max(160).warning('Search engines cut descriptions off after about 160 characters.'),
    }),
  ],
  preview: {
    select: {title: 'title', description: 'description'},
    prepare: ({title, description}) => ({
      title: previewText(title) ?? 'Search engines',
      subtitle: previewText(description),
    }),
  },
})
