import {TagIcon} from '@sanity/icons/Tag'
import {defineField, defineType} from 'sanity'

import {previewText} from '../previews/preview-values.ts'
import {slugRules} from '../validation/slug-rules.ts'

/** A subject that articles are about. */
export const topic = defineType({
  name: 'topic',
  title: 'Topic',
  type: 'document',
  icon: TagIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'One or two words, such as “Love” or “New beginnings”.',
      validation: (rule) => [
        rule.required().error('Every topic needs a title.'),
        rule.max(40).warning('Titles longer than 40 characters do not fit in narrow lists.'),
      ],
    }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      description:
        "The last part of the address of this topic's page. Press Generate to create it from the title.",
      options: {source: 'title', ...slugRules.options},
      validation: (rule) => slugRules.validate(rule, 'Press Generate to create it from the title.'),
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      description: 'One or two sentences for the page of this topic.',
    }),
  ],
  orderings: [{title: 'Title', name: 'title', by: [{field: 'title', direction: 'asc'}]}],
  preview: {
    select: {title: 'title', description: 'description'},
    prepare: ({title, description}) => ({
      title: previewText(title) ?? 'A topic without a title',
      subtitle: previewText(description),
    }),
  },
})
