import {DoubleQuoteIcon} from '@sanity/icons/DoubleQuote'
import {defineField, defineType} from 'sanity'

import {PullQuoteLook} from '../../editor/block-looks.tsx'
import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {previewText} from '../previews/preview-values.ts'

/** A sentence from the article, or a quotation, in large type. */
export const pullQuote = defineType({
  name: 'pullQuote',
  title: 'Pull quote',
  type: 'object',
  icon: DoubleQuoteIcon,
  components: {preview: PullQuoteLook},
  fields: [
    defineField({
      name: 'text',
      title: 'Quote',
      type: 'text',
      rows: 3,
      description: 'Leave out the quotation marks: they are added automatically.',
      validation: (rule) => [
        rule.required().error(localizedMessage('validation.pull-quote.text')),
        rule.max(280).warning(localizedMessage('validation.pull-quote.long')),
      ],
    }),
    defineField({
      name: 'attribution',
      title: 'Who said it',
      type: 'string',
      description: 'Leave this empty for a sentence from the article itself.',
    }),
  ],
  preview: {
    select: {text: 'text', attribution: 'attribution'},
    prepare: ({text, attribution}) => ({
      title: previewText(text) ?? currentTexts().t('row.pull-quote.empty'),
      subtitle: previewText(attribution),
    }),
  },
})
