import {DoubleQuoteIcon} from '@sanity/icons/DoubleQuote'
import {defineField, defineType} from 'sanity'

import {previewText} from '../previews/preview-values.ts'

/** A sentence of the article, or somebody's words, set large. */
export const pullQuote = defineType({
  name: 'pullQuote',
  title: 'Pull quote',
  type: 'object',
  icon: DoubleQuoteIcon,
  fields: [
    defineField({
      name: 'text',
      title: 'Quote',
      type: 'text',
      rows: 3,
      description: 'Without quotation marks: they are added.',
      validation: (rule) => [
        rule.required().error('The quote is empty.'),
        rule
          .max(280)
          .warning('A pull quote of more than 280 characters is hard to take in at a glance.'),
      ],
    }),
    defineField({
      name: 'attribution',
      title: 'Who said it',
      type: 'string',
      description: 'Leave it empty for a sentence of the article itself.',
    }),
  ],
  preview: {
    select: {text: 'text', attribution: 'attribution'},
    prepare: ({text, attribution}) => ({
      title: previewText(text) ?? 'Pull quote without text',
      subtitle: previewText(attribution),
    }),
  },
})
