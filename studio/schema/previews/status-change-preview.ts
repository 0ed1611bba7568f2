import type {PreviewConfig} from 'sanity'

import {currentTexts} from '../../i18n/current-texts.ts'
import {previewTime} from './preview-time.ts'
import {previewLine, previewText} from './preview-values.ts'

/** A change of status in a list: the reader, both statuses, the time, who switched and where. */
export const statusChangePreview = {
  select: {
    reader: 'reader.name',
    from: 'from.label',
    to: 'to.label',
    at: 'at',
    user: 'user.name',
    source: 'source',
  },
  prepare: ({reader, from, to, at, user, source}) => ({
    title: `${previewText(reader) ?? currentTexts().t('row.change.deleted-reader')}: ${[from, to].map(previewText).filter(Boolean).join(' → ') || currentTexts().t('row.change.no-status')}`,
    subtitle: previewLine(previewTime(at), user, source),
  }),
} satisfies PreviewConfig
