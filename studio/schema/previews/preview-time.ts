const TIME_FORMAT = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
})

const CLOCK_FORMAT = new Intl.DateTimeFormat(undefined, {hour: 'numeric', minute: '2-digit'})

const DAY_FORMAT = new Intl.DateTimeFormat(undefined, {day: 'numeric', month: 'short'})

const DATE_FORMAT = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium'})

/** Returns the date of an instant as previews show it, without the year if it is this year; undefined if it is none. */
export function previewDate(instant: unknown): string | undefined {
  const date = readDate(instant)
  const isThisYear = date?.getFullYear() === new Date().getFullYear()
  return date && (isThisYear ? DAY_FORMAT : DATE_FORMAT).format(date)
}

/** Returns an instant as previews show it, without the day if it is today; undefined if it is none. */
export function previewTime(instant: unknown): string | undefined {
  const date = readDate(instant)
  if (!date) {
    return undefined
  }
  const isToday = date.toDateString() === new Date().toDateString()
  return (isToday ? CLOCK_FORMAT : TIME_FORMAT).format(date)
}

function readDate(instant: unknown): Date | undefined {
  const date = new Date(typeof instant === 'string' ? instant : '')
  return Number.isNaN(date.getTime()) ? undefined : date
}
