import {ClockIcon} from '@sanity/icons/Clock'
import {defineField, defineType} from 'sanity'

import {StatusInput} from '../../availability/status-input.tsx'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {availabilityPreview} from '../previews/availability-preview.tsx'

/** The status that a reader has now. With `liveEdit`, a switch is public immediately, without publishing. */
export const availability = defineType({
  name: 'availability',
  title: 'Availability',
  type: 'document',
  icon: ClockIcon,
  liveEdit: true,
  description: 'The status a reader has now. A switch shows on every page immediately.',
  fields: [
    defineField({
      name: 'reader',
      title: 'Reader',
      type: 'reference',
      to: [{type: 'reader'}],
      readOnly: true,
      options: {disableNew: true},
      validation: (rule) =>
        rule.required().error(localizedMessage('validation.availability.reader')),
    }),
    defineField({
      name: 'status',
      title: 'Status',
      type: 'reference',
      to: [{type: 'status'}],
      description: 'A switch shows on every page immediately. There is nothing to publish.',
      options: {disableNew: true},
      components: {input: StatusInput},
      validation: (rule) =>
        rule.required().error(localizedMessage('validation.availability.status')),
    }),
    // The status input shows and writes these fields, so that each change of them is recorded.
    defineField({
      name: 'note',
      title: 'Note',
      type: 'string',
      description: 'Shown next to the status, such as “back on 3 March”.',
      readOnly: true,
      hidden: true,
    }),
    defineField({
      name: 'since',
      title: 'Since',
      type: 'datetime',
      description: 'When this status began.',
      readOnly: true,
      hidden: true,
    }),
    defineField({
      name: 'until',
      title: 'Until',
      type: 'datetime',
      description: 'When this status ends. Another switch removes it.',
      readOnly: true,
      hidden: true,
    }),
    defineField({
      name: 'next',
      title: 'Next status',
      type: 'reference',
      to: [{type: 'status'}],
      description: 'The status that follows by itself, without anybody switching.',
      readOnly: true,
      hidden: true,
      options: {disableNew: true},
    }),
  ],
  preview: availabilityPreview,
})
