import type {RecordedStatus} from '@reader-article/content'

import type {StatusChange} from '../data/status-change.ts'

/** A time during which a reader had a status. */
export interface StatusInterval {
  readonly statusId: string
  /** The label of that time. */
  readonly label: string
  readonly note: string | undefined
  readonly start: Date
  readonly end: Date
}

interface Step {
  /** In milliseconds since 1970. */
  readonly at: number
  readonly statusId: string
  readonly label: string
  readonly note: string | undefined
}

/**
 * Returns the statuses that a reader had in a period, without gaps from the first that is known.
 *
 * @param changes - The reader's changes, the earliest first; also from before the period, so that its begin is known.
 * @param fallback - The status of a reader without changes.
 * @param end - Of the period, or now if that is earlier.
 */
export function toIntervals(
  changes: readonly StatusChange[],
  fallback: RecordedStatus | undefined,
  start: Date,
  end: Date,
): StatusInterval[] {
  const [first] = changes
  const before = first ? first.from : fallback
  let steps = before ? stepsOf(before, Date.parse(before.since ?? '') || -Infinity) : []
  for (const {at, to} of changes) {
    const instant = Date.parse(at)
    steps = [...steps.filter((step) => step.at < instant), ...stepsOf(to, instant)]
  }
  const intervals: StatusInterval[] = []
  for (const [index, {at, ...status}] of steps.entries()) {
    const from = Math.max(at, start.getTime())
    const to = Math.min(steps[index + 1]?.at ?? Infinity, end.getTime())
    const previous = intervals.at(-1)
    if (from >= to) {
      continue
    }
    if (previous && previous.statusId === status.statusId && previous.note === status.note) {
      intervals[intervals.length - 1] = {...previous, end: new Date(to)}
    } else {
      intervals.push({...status, start: new Date(from), end: new Date(to)})
    }
  }
  return intervals
}

function stepsOf({status, until, next, note}: RecordedStatus, at: number): Step[] {
  const begin = {at, statusId: status.id, label: status.label, note}
  const following = next ?? status
  return until === undefined
    ? [begin]
    : [
        begin,
        {at: Date.parse(until), statusId: following.id, label: following.label, note: undefined},
      ]
}
