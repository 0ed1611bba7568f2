import {readTone} from '@reader-article/content'
import type {PreviewConfig} from 'sanity'

import {ToneMark} from '../../availability/tone-mark.tsx'
import {previewLine, previewPin, previewText} from './preview-values.ts'

/** A reader's availability in a list: the status's sign, the reader's name, status, note, PIN. */
export const availabilityPreview = {
  select: {
    name: 'reader.name',
    pin: 'reader.pin',
    status: 'status.label',
    tone: 'status.tone',
    note: 'note',
  },
  prepare: ({name, pin, status, tone, note}) => ({
    title: previewText(name) ?? 'A reader without a name',
    subtitle: previewLine(previewText(status) ?? 'No status yet', note, previewPin(pin)),
    media: () => <ToneMark tone={readTone(tone)} />,
  }),
} satisfies PreviewConfig
