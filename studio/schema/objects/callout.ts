import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {defineField, defineType} from 'sanity'

import {previewText} from '../previews/preview-values.ts'

const TONES = [
  {value: 'note', title: 'Note'},
  {value: 'tip', title: 'Tip'},
  {value: 'warning', title: 'Warning'},
]

/** A remark set apart from the text. */
export const callout = defineType({
  name: 'callout',
  title: 'Callout',
  type: 'object',
  icon: InfoOutlineIcon,
  fields: [
    defineField({
      name: 'tone',
      title: 'Kind',
      type: 'string',
      options: {
        layout: 'radio',
        direction: 'horizontal',
        list: [
          {value: 'note', title: 'Note'},
          {value: 'tip', title: 'Tip'},
          {value: 'warning', title: 'Warning'},
        ],
      },
      initialValue: 'note',
      validation: (rule) => rule.required().error('Choose a kind.'),
    }),
    defineField({name: 'title', title: 'Title', type: 'string'}),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'simpleText',
      validation: (rule) => rule.required().error('The callout is empty.'),
    }),
  ],
  preview: {
    select: {title: 'title', tone: 'tone', body: 'body'},
    prepare: ({title, tone, body}) => ({
      title: previewText(title) ?? previewText(body) ?? 'Callout without text',
      subtitle: TONES.find(({value}) => value === tone)?.title,
    }),
  },
})
