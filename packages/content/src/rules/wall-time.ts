import {isTimeZone} from './time-zone.ts'

const WALL_TIME = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)$/
const DAY_MS = 24 * 60 * 60 * 1000

/** Returns the offset of a time zone from UTC at an instant, both in milliseconds. */
type OffsetReader = (instant: number) => number

/** Creating a reader takes ten times as long as using it. */
const offsetReaders = new Map<string, OffsetReader>()

/**
 * Returns the instant at which the clocks of a time zone show a wall time, such as '2026-11-29T15:30'.
 *
 * A wall time that occurs twice, because the clocks go back, means the first. A wall time that does not occur,
 * because they go forward, means the instant at which they do so.
 *
 * @param timeZone - An IANA name, such as 'Europe/London'.
 * @throws RangeError if there is no such wall time in any time zone, or no such time zone.
 */
export function instantOfWallTime(wallTime: string, timeZone: string): Date {
  const shown = parseWallTime(wallTime)
  const offsetAt = findOffsetReader(timeZone)
  const before = offsetAt(shown - DAY_MS)
  const after = offsetAt(shown + DAY_MS)
  const [first] = [shown - before, shown - after]
    .filter((instant) => instant + offsetAt(instant) === shown)
    .toSorted((a, b) => a - b)
  if (first !== undefined) {
    return new Date(first)
  }
  let low = shown - DAY_MS
  let high = shown + DAY_MS
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle) === before) {
      low = middle
    } else {
      high = middle
    }
  }
  return new Date(high)
}

/**
 * Returns the wall time, to the second, that the clocks of a time zone show at an instant: '2026-11-29T15:30:00'.
 *
 * @throws RangeError if there is no such time zone.
 */
export function wallTimeOf(instant: Date, timeZone: string): string {
  const shown = instant.getTime() + findOffsetReader(timeZone)(instant.getTime())
  return new Date(shown).toISOString().slice(0, 19)
}

/** Returns the wall time in milliseconds since 1970, as if it were in UTC. */
function parseWallTime(wallTime: string): number {
  const [, date, time = ''] = WALL_TIME.exec(wallTime) ?? []
  const normal = `${date}T${time.length === 5 ? `${time}:00` : time}.000Z`
  const shown = Date.parse(normal)
  // Some engines read 30 February as 2 March.
  if (Number.isNaN(shown) || new Date(shown).toISOString() !== normal) {
    throw new RangeError(
      `${JSON.stringify(wallTime)} is not a date and time. Use for example "2026-11-29T15:30".`,
    )
  }
  return shown
}

function findOffsetReader(timeZone: string): OffsetReader {
  const reader = offsetReaders.get(timeZone) ?? createOffsetReader(timeZone)
  offsetReaders.set(timeZone, reader)
  return reader
}

function createOffsetReader(timeZone: string): OffsetReader {
  if (!isTimeZone(timeZone)) {
    throw new RangeError(
      `${JSON.stringify(timeZone)} is not a time zone. Use an IANA name, for example "Europe/London".`,
    )
  }
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant) => {
    const second = Math.floor(instant / 1000) * 1000
    const parts = new Map(
      format.formatToParts(second).map(({type, value}) => [type, Number(value)]),
    )
    const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
    const shown = Date.UTC(
      read('year'),
      read('month') - 1,
      read('day'),
      read('hour'),
      read('minute'),
      read('second'),
    )
    return shown - second
  }
}
