import {UserIcon} from '@sanity/icons/User'
import {defineField, defineType} from 'sanity'

import {previewPin, previewText} from '../previews/preview-values.ts'

/** A link to a reader's page. */
export const readerLink = defineType({
  name: 'readerLink',
  title: 'Link to a reader',
  type: 'object',
  icon: UserIcon,
  fields: [
    defineField({
      name: 'reader',
      title: 'Reader',
      type: 'reference',
      to: [{type: 'reader'}],
      options: {disableNew: true},
      validation: (rule) => rule.required().error('Choose a reader, or remove the link.'),
    }),
  ],
  preview: {
    select: {name: 'reader.name', pin: 'reader.pin'},
    prepare: ({name, pin}) => ({
      title: previewText(name) ?? 'Link to a reader',
      subtitle: previewPin(pin),
    }),
  },
})
