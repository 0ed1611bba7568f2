import {currentTexts} from '../../i18n/current-texts.ts'

/** The formats of a locale. */
interface Formats {
  readonly locale: string
  readonly time: Intl.DateTimeFormat
  readonly clock: Intl.DateTimeFormat
  readonly day: Intl.DateTimeFormat
  readonly date: Intl.DateTimeFormat
}

// Kept, because creating a format for each row takes long.
let kept = createFormats(currentTexts().locale)

/** Returns the date of an instant as previews show it, without the year if it is this year; undefined if it is none. */
export function previewDate(instant: unknown): string | undefined {
  const date = readDate(instant)
  const {day, date: dayOfYear} = formats()
  const isThisYear = date?.getFullYear() === new Date().getFullYear()
  return date && (isThisYear ? day : dayOfYear).format(date)
}

/** Returns an instant as previews show it, without the day if it is today; undefined if it is none. */
export function previewTime(instant: unknown): string | undefined {
  const date = readDate(instant)
  if (!date) {
    return undefined
  }
  const {clock, time} = formats()
  const isToday = date.toDateString() === new Date().toDateString()
  return (isToday ? clock : time).format(date)
}

function formats(): Formats {
  const {locale} = currentTexts()
  if (kept.locale !== locale) {
    kept = createFormats(locale)
  }
  return kept
}

function createFormats(locale: string): Formats {
  const clock = {hour: 'numeric', minute: '2-digit'} as const
  const day = {day: 'numeric', month: 'short'} as const
  return {
    locale,
    time: new Intl.DateTimeFormat(locale, {...day, ...clock}),
    clock: new Intl.DateTimeFormat(locale, clock),
    day: new Intl.DateTimeFormat(locale, day),
    date: new Intl.DateTimeFormat(locale, {dateStyle: 'medium'}),
  }
}

function readDate(instant: unknown): Date | undefined {
  const date = new Date(typeof instant === 'string' ? instant : '')
  return Number.isNaN(date.getTime()) ? undefined : date
}
