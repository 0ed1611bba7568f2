import {TagIcon} from '@sanity/icons/Tag'
import {defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
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
        rule.required().error(localizedMessage('validation.topic.title')),
        rule.max(40).warning(localizedMessage('validation.topic.title.long')),
      ],
    }),
    defineField({
      name: 'slug',
      title: 'Address',
      type: 'slug',
      description:
        "The last part of the address of this topic's page. Press Generate to create it from the title.",
      options: {source: 'title', ...slugRules.options},
      validation: (rule) => slugRules.validate(rule, 'title'),
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
      title: previewText(title) ?? currentTexts().t('row.topic.untitled'),
      subtitle: previewText(description),
    }),
  },
})
