import {STATUS_TONES, TONE_DETAILS} from '@reader-article/content'
import {ActivityIcon} from '@sanity/icons/Activity'
import {defineField, defineType} from 'sanity'

import {statusPreview} from '../previews/status-preview.tsx'

/** A word of the editors' own for how reachable a reader is. */
export const status = defineType({
  name: 'status',
  title: 'Status',
  type: 'document',
  icon: ActivityIcon,
  description: 'The words you use for whether a reader can be reached.',
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'What visitors read, such as Available or On a break.',
      validation: (rule) => [
        rule.required().error('Every status needs a label.'),
        rule.max(40).warning('Labels longer than 40 characters are cut off in narrow places.'),
      ],
    }),
    defineField({
      name: 'tone',
      title: 'Tone',
      type: 'string',
      description: 'The sign and colour shown beside the label.',
      options: {
        layout: 'radio',
        list: STATUS_TONES.map((value) => ({value, title: TONE_DETAILS[value].title})),
      },
      initialValue: 'unavailable',
      validation: (rule) => rule.required().error('Choose a tone.'),
    }),
    defineField({
      name: 'takesCalls',
      title: 'Takes calls',
      type: 'boolean',
      description: 'Only readers whose status takes calls are shown with a call link.',
      initialValue: false,
    }),
    defineField({
      name: 'order',
      title: 'Place in lists',
      type: 'number',
      description: 'Statuses with a small number come first.',
      validation: (rule) => rule.integer().error('Give a whole number, such as 5.'),
    }),
  ],
  orderings: [{title: 'Place in lists', name: 'order', by: [{field: 'order', direction: 'asc'}]}],
  preview: statusPreview,
})
