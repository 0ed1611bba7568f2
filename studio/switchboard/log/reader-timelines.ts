import type {RecordedStatus} from '@reader-article/content'
import {record, text} from '@reader-article/content'

import type {BoardAvailability, BoardReader, BoardStatus} from '../data/board-row.ts'
import type {StatusChange} from '../data/status-change.ts'
import {type StatusInterval, toIntervals} from './day-intervals.ts'
import type {LaterChanges} from './use-later-changes.ts'

/** The statuses of a reader in a period. */
export interface ReaderTimeline {
  readonly reader: BoardReader
  /** Empty if nothing is known. */
  readonly intervals: readonly StatusInterval[]
}

/** What timelines are made of. */
export interface TimelineSources {
  readonly readers: readonly BoardReader[]
  /** Of the period, and of some time before it; the earliest first. */
  readonly changes: readonly StatusChange[]
  /** After the period; undefined while they are loading. */
  readonly later: LaterChanges | undefined
  readonly availabilities: ReadonlyMap<string, BoardAvailability>
  readonly statuses: readonly BoardStatus[]
}

/** Returns the timelines of readers from `start` to `end`. */
export function toTimelines(
  {readers, changes, later, availabilities, statuses}: TimelineSources,
  start: Date,
  end: Date,
): ReaderTimeline[] {
  const ownChanges = groupByReader(changes)
  const laterChanges = groupByReader(later?.changes ?? [])
  return readers.map((reader) => {
    const [next] = laterChanges.get(reader.id) ?? []
    const isUnchangedSince = later?.isComplete === true
    const stored = availabilities.get(reader.id)
    const fallback = next
      ? next.from
      : isUnchangedSince && stored
        ? recordAvailability(stored, statuses)
        : undefined
    return {reader, intervals: toIntervals(ownChanges.get(reader.id) ?? [], fallback, start, end)}
  })
}

function recordAvailability(
  {status, next, since, until, note}: BoardAvailability,
  statuses: readonly BoardStatus[],
): RecordedStatus | undefined {
  const choose = (id: string) => ({
    id,
    label: text(record(statuses.find((each) => each.id === id))['label']),
  })
  return status === null
    ? undefined
    : {
        status: choose(status),
        next: next === null ? undefined : choose(next),
        since: text(since) || undefined,
        until: text(until) || undefined,
        note: text(note) || undefined,
      }
}

function groupByReader(changes: readonly StatusChange[]): ReadonlyMap<string, StatusChange[]> {
  const groups = new Map<string, StatusChange[]>()
  for (const change of changes) {
    const group = groups.get(change.readerId)
    if (group) {
      group.push(change)
    } else {
      groups.set(change.readerId, [change])
    }
  }
  return groups
}
