import {instantOfWallTime, wallTimeOf} from '../rules/wall-time.ts'
import {StatusSwitchError} from './status-switch-error.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/
/** A year with more than four digits. */
const DISTANT = /^[+-]/
const DATE = /^\d{4}-\d\d-\d\dT/

/**
 * Reads when a status ends: an instant, or a wall time in the organisation's time zone: '15:30' today, or
 * '2026-11-29T15:30'.
 *
 * @throws StatusSwitchError 'bad-until', 'in-the-past'.
 */
export function parseUntil(until: string | Date, timeZone: string, now: Date): Date {
  // JavaScript and JSON can contain other values than the types allow.
  const instant = typeof until === 'string' ? parseText(until.trim(), timeZone, now) : until
  if (
    !(instant instanceof Date) ||
    Number.isNaN(instant.getTime()) ||
    DISTANT.test(instant.toISOString())
  ) {
    throw createFormatError(until)
  }
  if (instant <= now) {
    const clock = wallTimeOf(now, timeZone).slice(0, 16)
    throw new StatusSwitchError(
      'in-the-past',
      `until ${JSON.stringify(until)} has passed: it is ${clock} in ${timeZone}. Use a later time; for another day, with its date, for example "2026-11-29T15:30".`,
    )
  }
  return instant
}

function parseText(text: string, timeZone: string, now: Date): Date {
  if (INSTANT.test(text)) {
    return isCalendarDate(text.slice(0, 10)) ? new Date(text) : new Date(Number.NaN)
  }
  const today = wallTimeOf(now, timeZone).slice(0, 11)
  const wallTime = DATE.test(text) ? text : `${today}${text.padStart('00:00'.length, '0')}`
  try {
    return instantOfWallTime(wallTime, timeZone)
  } catch (error) {
    throw createFormatError(text, error)
  }
}

/** Returns false for a date such as 2027-02-30, which `Date` takes for one in March. */
function isCalendarDate(date: string): boolean {
  const midnight = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date)
}

function createFormatError(until: string | Date, cause?: unknown): StatusSwitchError {
  return new StatusSwitchError(
    'bad-until',
    `until ${JSON.stringify(until)} is not a time. Use a time of today such as "15:30", a date and time such as "2026-11-29T15:30", or an instant such as "2026-11-29T15:30:00Z".`,
    cause,
  )
}
