import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {defineField, defineType} from 'sanity'

import {previewText} from '../previews/preview-values.ts'
import {adviseIfUnpublished} from '../validation/is-published.ts'

/** A link to another article, which still works after that article's address has changed. */
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
      validation: (rule) => [
        rule.required().error('Choose an article, or remove the link.'),
        rule
          .custom(
            adviseIfUnpublished(
              'This article is not published. Until it is, the link is only text on the page.',
            ),
          )
          .warning(),
      ],
    }),
  ],
  preview: {
    select: {title: 'article.title'},
    prepare: ({title}) => ({title: previewText(title) ?? 'Link to an article'}),
  },
})
