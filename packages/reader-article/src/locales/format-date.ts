let isFirst = true

/** Whether a date has been formatted. The first takes about 40 ms in a browser, so an article is painted before its date is formatted. */
export function hasFormattedDate(): boolean {
  return !isFirst
}

/** Formats a date in words, in the visitor's time zone. */
export function formatDate(date: string, lang: string): string {
  isFirst = false
  return new Date(date).toLocaleDateString([lang, 'en-GB'], {dateStyle: 'long'})
}
