import {MicrophoneIcon} from '@sanity/icons/Microphone'
import {defineField, defineType} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {localizedMessage} from '../../i18n/localized-message.ts'
import {previewText} from '../previews/preview-values.ts'
import {checkAudioHasFile} from '../validation/audio-has-file.ts'

/** A recording, with a transcript for people who cannot or do not want to listen. */
export const audio = defineType({
  name: 'audio',
  title: 'Recording',
  type: 'object',
  icon: MicrophoneIcon,
  fields: [
    defineField({
      name: 'file',
      title: 'Sound file',
      type: 'file',
      description: 'Every browser plays MP3 and M4A.',
      options: {accept: 'audio/*'},
      validation: (rule) => rule.custom(checkAudioHasFile),
    }),
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description:
        'What the recording contains. It is shown above the player, and screen readers announce it.',
      validation: (rule) => rule.required().error(localizedMessage('validation.audio.caption')),
    }),
    defineField({
      name: 'transcript',
      title: 'Transcript',
      type: 'text',
      rows: 8,
      description: 'Every word that is spoken. A line break begins a paragraph.',
      validation: (rule) => rule.required().error(localizedMessage('validation.audio.transcript')),
    }),
  ],
  preview: {
    select: {caption: 'caption', transcript: 'transcript'},
    prepare: ({caption, transcript}) => ({
      title:
        previewText(caption) ?? previewText(transcript) ?? currentTexts().t('row.audio.no-caption'),
      subtitle: currentTexts().t(previewText(transcript) ? 'row.audio' : 'row.audio.no-transcript'),
    }),
  },
})
