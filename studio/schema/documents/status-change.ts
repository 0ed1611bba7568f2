import {ClockIcon} from '@sanity/icons/Clock'
import {defineField, defineType} from 'sanity'

import {statusChangePreview} from '../previews/status-change-preview.ts'

/**
 * The record of a switch: who switched whose status, when and where. `switchStatus()` writes it, with a dot in its
 * id, so that visitors cannot read it.
 */
export const statusChange = defineType({
  name: 'statusChange',
  title: 'Status change',
  type: 'document',
  icon: ClockIcon,
  liveEdit: true,
  readOnly: true,
  description:
    'Who switched whose status, and when. Written by every switch; visitors cannot see it.',
  fields: [
    defineField({
      name: 'reader',
      title: 'Reader',
      type: 'reference',
      to: [{type: 'reader'}],
      weak: true,
    }),
    defineField({name: 'at', title: 'Time', type: 'datetime'}),
    defineField({
      name: 'user',
      title: 'Switched by',
      type: 'object',
      fields: [
        defineField({name: 'name', title: 'Name', type: 'string'}),
        defineField({name: 'id', title: 'User id', type: 'string'}),
      ],
      options: {columns: 2},
    }),
    defineField({
      name: 'source',
      title: 'Switched in',
      type: 'string',
      description: 'The program: the Studio, the command line, a telephone system.',
    }),
    defineField({name: 'to', title: 'New status', type: 'recordedStatus'}),
    defineField({name: 'from', title: 'Status before', type: 'recordedStatus'}),
    defineField({
      name: 'undoes',
      title: 'Undoes',
      type: 'reference',
      to: [{type: 'statusChange'}],
      weak: true,
      description: 'The change that this one has undone.',
      hidden: ({value}) => value === undefined,
    }),
  ],
  orderings: [{title: 'Latest first', name: 'at', by: [{field: 'at', direction: 'desc'}]}],
  preview: statusChangePreview,
})
