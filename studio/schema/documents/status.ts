import {STATUS_TONES, TONE_DETAILS} from '@reader-article/content'
import {ActivityIcon} from '@sanity/icons/Activity'
import {defineField, defineType} from 'sanity'

import {localizedMessage} from '../../i18n/localized-message.ts'
import {statusPreview} from '../previews/status-preview.tsx'

/** A status that a reader can have; editors choose the words. */
export const status = defineType({
  name: 'status',
  title: 'Status',
  type: 'document',
  icon: ActivityIcon,
  description: 'The words you use to say whether a reader can be reached.',
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'What visitors read, such as “Available” or “On a break”.',
      validation: (rule) => [
        rule.required().error(localizedMessage('validation.status.label')),
        rule.max(40).warning(localizedMessage('validation.status.label.long')),
      ],
    }),
    defineField({
      name: 'tone',
      title: 'Icon and colour',
      type: 'string',
      description: 'Shown next to the label.',
      options: {
        layout: 'radio',
        list: STATUS_TONES.map((value) => ({value, title: TONE_DETAILS[value].title})),
      },
      initialValue: 'unavailable',
      validation: (rule) => rule.required().error(localizedMessage('validation.status.tone')),
    }),
    defineField({
      name: 'takesCalls',
      title: 'Takes calls',
      type: 'boolean',
      description: 'A reader has a call link only while their status takes calls.',
      initialValue: false,
    }),
    defineField({
      name: 'order',
      title: 'Position in lists',
      type: 'number',
      description: 'Statuses are listed from the smallest number to the largest.',
      validation: (rule) => rule.integer().error(localizedMessage('validation.status.order')),
    }),
  ],
  orderings: [
    {title: 'Position in lists', name: 'order', by: [{field: 'order', direction: 'asc'}]},
  ],
  preview: statusPreview,
})
