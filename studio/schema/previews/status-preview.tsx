import {readTone} from '@reader-article/content'
import type {PreviewConfig} from 'sanity'

import {ToneIcon} from '../../availability/tone-icon.tsx'
import {currentTexts} from '../../i18n/current-texts.ts'
import {previewText} from './preview-values.ts'

/** A status in a list: its icon, its label, and whether it takes calls. */
export const statusPreview: PreviewConfig = {
  select: {label: 'label', tone: 'tone', takesCalls: 'takesCalls'},
  prepare: ({label, tone, takesCalls}) => ({
    title: previewText(label) ?? currentTexts().t('switchboard.unnamed-status'),
    subtitle: currentTexts().t(
      takesCalls === true ? 'row.status.takes-calls' : 'row.status.no-calls',
    ),
    media: () => <ToneIcon tone={readTone(tone)} />,
  }),
}
