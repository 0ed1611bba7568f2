import {UserIcon} from '@sanity/icons/User'
import {defineField, defineType} from 'sanity'

/** A link to a reader. */
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
})
