import {readTone} from '@reader-article/content'
import type {PreviewConfig} from 'sanity'

import {ToneMark} from '../../availability/tone-mark.tsx'
import {previewText} from './preview-values.ts'

/** A status in a list: its sign, its label and whether it takes calls. */
export const statusPreview: PreviewConfig = {
  select: {label: 'label', tone: 'tone', takesCalls: 'takesCalls'},
  prepare: ({label, tone, takesCalls}) => ({
    title: previewText(label) ?? 'A status without a label',
    subtitle: takesCalls === true ? 'Takes calls' : 'Takes no calls',
    media: () => <ToneMark tone={readTone(tone)} />,
  }),
}
