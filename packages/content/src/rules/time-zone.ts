/** The time zone of an organisation whose settings have none. */
export const DEFAULT_TIME_ZONE = 'UTC'

/** Returns true for the IANA name of a time zone, such as 'Europe/London'; offsets such as '+01:00' are not names. */
export function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string' || !/^[a-z]/i.test(value)) {
    return false
  }
  try {
    return Boolean(new Intl.DateTimeFormat('en', {timeZone: value}))
  } catch {
    return false
  }
}
