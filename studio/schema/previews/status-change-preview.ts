import type {PreviewConfig} from 'sanity'

import {previewLine, previewText} from './preview-values.ts'

const TIME_FORMAT = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
})

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
    title: `${previewText(reader) ?? 'A deleted reader'}: ${[from, to].map(previewText).filter(Boolean).join(' → ') || 'no status'}`,
    subtitle: previewLine(formatTime(at), user, source),
  }),
} satisfies PreviewConfig

function formatTime(time: unknown): string | undefined {
  const date = new Date(typeof time === 'string' ? time : '')
  return Number.isNaN(date.getTime()) ? undefined : TIME_FORMAT.format(date)
}
