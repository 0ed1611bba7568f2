import {CALLOUT_TONES, type CalloutTone} from '@reader-article/content'
import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {defineField, defineType} from 'sanity'

import {CalloutLook} from '../../editor/block-looks.tsx'
import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {nameCallout} from '../previews/name-callout.ts'
import {previewText} from '../previews/preview-values.ts'

const TITLES: Readonly<Record<CalloutTone, string>> = {note: 'Note', tip: 'Tip', warning: 'Warning'}
const KINDS = CALLOUT_TONES.map((value) => ({value, title: TITLES[value]}))

/** A boxed note in the text. */
export const callout = defineType({
  name: 'callout',
  title: 'Callout',
  type: 'object',
  icon: InfoOutlineIcon,
  components: {preview: CalloutLook},
  fields: [
    defineField({
      name: 'tone',
      title: 'Kind',
      type: 'string',
      options: {layout: 'radio', direction: 'horizontal', list: KINDS},
      initialValue: 'note',
      validation: (rule) => rule.required().error(localizedMessage('validation.callout.tone')),
    }),
    defineField({name: 'title', title: 'Title', type: 'string'}),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'simpleText',
      validation: (rule) => rule.required().error(localizedMessage('validation.callout.body')),
    }),
  ],
  preview: {
    select: {title: 'title', tone: 'tone', body: 'body'},
    prepare: ({title, tone, body}) => ({
      title: previewText(title) ?? previewText(body) ?? currentTexts().t('row.callout.empty'),
      subtitle: nameCallout(tone),
      description: previewText(title) && previewText(body),
    }),
  },
})
