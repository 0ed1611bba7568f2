import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
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
        rule.required().error(localizedMessage('validation.article-link.article')),
        rule.custom(adviseIfUnpublished('validation.unpublished.article-link')).warning(),
      ],
    }),
  ],
  preview: {
    select: {title: 'article.title'},
    prepare: ({title}) => ({title: previewText(title) ?? currentTexts().t('row.article-link')}),
  },
})
