import {instantOfWallTime, wallTimeOf} from '@reader-article/content'

const DAY_MS = 24 * 60 * 60 * 1000

/** Formats instants in a time zone and a language. */
export interface TimeFormat {
  /** The time of day; with the day if that is not the day of `now`. */
  readonly formatTime: (instant: string | Date, now: Date) => string
  /** The time of day, to the minute. */
  readonly formatClock: (instant: string | Date) => string
}

/** Creates the format for a time zone and a locale. */
export function createTimeFormat(timeZone: string, locale: string): TimeFormat {
  const clock = new Intl.DateTimeFormat(locale, {timeZone, hour: 'numeric', minute: '2-digit'})
  const dayAndClock = new Intl.DateTimeFormat(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  })
  // Created once, not by `dayOf` at every call: that takes seconds for three hundred rows.
  const day = new Intl.DateTimeFormat('en', {timeZone, dateStyle: 'short'})
  return {
    formatClock: (instant) => clock.format(new Date(instant)),
    formatTime(instant, now) {
      const date = new Date(instant)
      const isToday = day.format(date) === day.format(now)
      return (isToday ? clock : dayAndClock).format(date)
    },
  }
}

/** Returns the day that the calendars of a time zone show at an instant: '2026-11-29'. */
export function dayOf(instant: Date, timeZone: string): string {
  return wallTimeOf(instant, timeZone).slice(0, 10)
}

/** Returns the first instant of a day, such as '2026-11-29', in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  return instantOfWallTime(`${day}T00:00`, timeZone)
}

/** Returns the day that is a number of days later, or earlier if it is negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Returns the next instant at which the clocks of a time zone show a time such as '15:30': today, or else tomorrow. */
export function nextInstantOf(clock: string, timeZone: string, now: Date): Date {
  const today = dayOf(now, timeZone)
  const instant = instantOfWallTime(`${today}T${clock}`, timeZone)
  return instant > now ? instant : instantOfWallTime(`${addDays(today, 1)}T${clock}`, timeZone)
}

/** Returns the time that the clocks of a time zone show some minutes after now: '15:30'. */
export function clockAfter(minutes: number, timeZone: string, now: Date): string {
  return wallTimeOf(new Date(now.getTime() + minutes * 60_000), timeZone).slice(11, 16)
}

/** Returns the time that the clocks of a time zone show at an instant; '' if that is not within a day from now. */
export function clockWithinDay(instant: string, timeZone: string, now = new Date()): string {
  const date = new Date(instant)
  return date.getTime() - now.getTime() < DAY_MS ? wallTimeOf(date, timeZone).slice(11, 16) : ''
}
