import {readTone} from '@reader-article/content'
import type {PreviewConfig} from 'sanity'

import {ToneIcon} from '../../availability/tone-icon.tsx'
import {previewLine, previewPin, previewText} from './preview-values.ts'

/** A reader's availability in a list: the icon of the status, the reader's name, status, note and PIN. */
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
    media: () => <ToneIcon tone={readTone(tone)} />,
  }),
} satisfies PreviewConfig
