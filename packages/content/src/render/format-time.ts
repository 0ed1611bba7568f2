import {DEFAULT_TIME_ZONE, isTimeZone} from '../rules/time-zone.ts'
import type {RenderContext} from './render-context.ts'

/** Formats an instant in the organisation's time zone: the time, and the day if it is not the day of rendering. */
export function formatTime(instant: string, {lang, now, settings}: RenderContext): string {
  const timeZone = isTimeZone(settings.timeZone) ? settings.timeZone : DEFAULT_TIME_ZONE
  const date = new Date(instant)
  const [day, today] = [date, now].map((each) => each.toLocaleDateString('en', {timeZone}))
  return date.toLocaleString([lang, 'en-GB'], {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    ...(day !== today && {weekday: 'short', day: 'numeric', month: 'short'}),
  })
}
