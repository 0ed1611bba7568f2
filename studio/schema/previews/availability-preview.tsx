import {effectiveStatus, readTone} from '@reader-article/content'
import type {PreviewConfig} from 'sanity'

import {ToneIcon} from '../../availability/tone-icon.tsx'
import {currentTexts} from '../../i18n/current-texts.ts'
import {previewTime} from './preview-time.ts'
import {previewLine, previewPin, previewText} from './preview-values.ts'

/** What a row shows of an availability, its reader and its statuses; a stored field can have any type. */
export interface PreviewedAvailability {
  readonly name?: unknown
  readonly pin?: unknown
  readonly status?: unknown
  readonly tone?: unknown
  readonly note?: unknown
  readonly until?: unknown
  readonly nextStatus?: unknown
  readonly nextTone?: unknown
}

/**
 * A reader's availability in a list: the icon of the status at a time, the reader's name, status, note, end and PIN.
 *
 * @param formatTime - Formats the end; by default in the time zone of the browser.
 */
export function previewAvailability(
  availability: PreviewedAvailability,
  now: Date,
  formatTime: (instant: string, now: Date) => string | undefined = previewTime,
) {
  const {name, pin, status, tone, nextStatus, nextTone} = availability
  const {t} = currentTexts()
  const next = previewText(nextStatus) ? {label: nextStatus, tone: nextTone} : null
  const current = effectiveStatus({...availability, status: {label: status, tone}, next}, now)
  const end = current.until && formatTime(current.until, now)
  return {
    title: previewText(name) ?? t('row.reader.unnamed'),
    subtitle: previewLine(
      previewText(current.status?.label) ?? t('switchboard.no-status'),
      current.note,
      end && t('row.availability.until', {time: end}),
      previewPin(pin),
    ),
    media: () => <ToneIcon tone={readTone(current.status?.tone)} />,
  }
}

/** The preview of an availability, with the status of now. */
export const availabilityPreview = {
  select: {
    name: 'reader.name',
    pin: 'reader.pin',
    status: 'status.label',
    tone: 'status.tone',
    note: 'note',
    until: 'until',
    nextStatus: 'next.label',
    nextTone: 'next.tone',
  },
  prepare: (values) => previewAvailability(values, new Date()),
} satisfies PreviewConfig
