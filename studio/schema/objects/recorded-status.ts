import {ActivityIcon} from '@sanity/icons/Activity'
import {defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {previewText} from '../previews/preview-values.ts'

/** A status as a change records it, with its label of that time. */
export const recordedStatus = defineType({
  name: 'recordedStatus',
  title: 'Recorded status',
  type: 'object',
  icon: ActivityIcon,
  fields: [
    defineField({name: 'label', title: 'Label', type: 'string'}),
    defineField({
      name: 'status',
      title: 'Status',
      type: 'reference',
      to: [{type: 'status'}],
      weak: true,
      hidden: true,
    }),
    defineField({name: 'since', title: 'Since', type: 'datetime'}),
    defineField({
      name: 'until',
      title: 'Until',
      type: 'datetime',
      hidden: ({value}) => value === undefined,
    }),
    defineField({
      name: 'nextLabel',
      title: 'Next status',
      type: 'string',
      hidden: ({value}) => value === undefined,
    }),
    defineField({
      name: 'next',
      title: 'Next status',
      type: 'reference',
      to: [{type: 'status'}],
      weak: true,
      hidden: true,
    }),
    defineField({
      name: 'note',
      title: 'Note',
      type: 'string',
      hidden: ({value}) => value === undefined,
    }),
  ],
  preview: {
    select: {label: 'label', note: 'note'},
    prepare: ({label, note}) => ({
      title: previewText(label) ?? currentTexts().t('row.change.recorded-nothing'),
      subtitle: previewText(note),
    }),
  },
})
