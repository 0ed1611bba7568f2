import {SIMPLE_TEXT_DECORATORS} from '@reader-article/content'
import {defineArrayMember, defineType} from 'sanity'

import {offerDecorators} from './decorators.tsx'

/** Paragraphs whose only formatting is emphasis and links. */
export const simpleText = defineType({
  name: 'simpleText',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
      type: 'block',
      styles: [{title: 'Paragraph', value: 'normal'}],
      lists: [],
      marks: {
        decorators: offerDecorators(SIMPLE_TEXT_DECORATORS),
        annotations: [{type: 'link'}],
      },
    }),
  ],
})
