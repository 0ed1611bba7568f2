import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {defineField, defineType} from 'sanity'

/** A link to another article; it keeps leading there when that article's address changes. */
export const articleLink = defineType({
  name: 'articleLink',
  title: 'Link to an article',
  type: 'object',
  icon: DocumentTextIcon,
  fields: [
    defineField({
      name: 'article',
      title: 'Article',
      type: 'reference',
      to: [{type: 'article'}],
      options: {disableNew: true},
      validation: (rule) => rule.required().error('Choose an article, or remove the link.'),
    }),
  ],
})
