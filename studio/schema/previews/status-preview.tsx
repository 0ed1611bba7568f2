import {readTone} from '@reader-article/content'
import type {PreviewConfig} from 'sanity'

import {ToneIcon} from '../../availability/tone-icon.tsx'
import {previewText} from './preview-values.ts'

/** A status in a list: its icon, its label, and whether it takes calls. */
export const statusPreview: PreviewConfig = {
  select: {label: 'label', tone: 'tone', takesCalls: 'takesCalls'},
  prepare: ({label, tone, takesCalls}) => ({
    title: previewText(label) ?? 'A status without a label',
    subtitle: takesCalls === true ? 'Takes calls' : 'Takes no calls',
    media: () => <ToneIcon tone={readTone(tone)} />,
  }),
}
