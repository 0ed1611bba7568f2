const TIME_FORMAT = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
})

const CLOCK_FORMAT = new Intl.DateTimeFormat(undefined, {hour: 'numeric', minute: '2-digit'})

/** Returns an instant as previews show it, without the day if it is today; undefined if it is none. */
export function previewTime(instant: unknown): string | undefined {
  const date = new Date(typeof instant === 'string' ? instant : '')
  if (Number.isNaN(date.getTime())) {
    return undefined
  }
  const isToday = date.toDateString() === new Date().toDateString()
  return (isToday ? CLOCK_FORMAT : TIME_FORMAT).format(date)
}
