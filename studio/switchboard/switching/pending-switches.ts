import type {BoardAvailability, BoardRow, BoardStatus} from '../data/board-row.ts'

/** A switch that the board shows before its result arrives. */
export interface PendingSwitch {
  /** Identifies the gesture, which can switch several readers. */
  readonly gesture: number
  readonly readerId: string
  readonly status: BoardStatus
  readonly since: string
  readonly until: string | undefined
  readonly note: string | undefined
  readonly by: string | undefined
  /** The revision of the availability that was last seen before the server confirmed the switch. */
  readonly revision: string | undefined
  readonly isConfirmed: boolean
}

/** The latest pending switch of each reader, by the id of the reader. */
export type PendingSwitches = ReadonlyMap<string, PendingSwitch>

/** Adds switches; each replaces an earlier one of the same reader. */
export function addPending(
  pending: PendingSwitches,
  added: readonly PendingSwitch[],
): PendingSwitches {
  return new Map([...pending, ...added.map((each) => [each.readerId, each] as const)])
}

/** Removes the switches of a gesture, so that the board shows what is stored. */
export function removePending(pending: PendingSwitches, gesture: number): PendingSwitches {
  return new Map([...pending].filter(([, each]) => each.gesture !== gesture))
}

/**
 * Marks the switches of a gesture as confirmed.
 *
 * @param revision - The revision that the gesture has given the availabilities; undefined if it changed nothing.
 */
export function confirmPending(
  pending: PendingSwitches,
  gesture: number,
  revision: string | undefined,
  availabilities: ReadonlyMap<string, BoardAvailability>,
): PendingSwitches {
  const confirmed = new Map(pending)
  for (const [readerId, each] of pending) {
    if (each.gesture === gesture) {
      const seen = availabilities.get(readerId)?.revision
      if (revision === undefined || seen === revision) {
        confirmed.delete(readerId)
      } else {
        confirmed.set(readerId, {...each, revision: seen, isConfirmed: true})
      }
    }
  }
  return confirmed
}

/** Removes the confirmed switches whose availability has changed since: what is stored includes them. */
export function removeStored(
  pending: PendingSwitches,
  availabilities: ReadonlyMap<string, BoardAvailability>,
): PendingSwitches {
  const remaining = [...pending].filter(
    ([readerId, {isConfirmed, revision}]) =>
      !isConfirmed || availabilities.get(readerId)?.revision === revision,
  )
  return remaining.length === pending.size ? pending : new Map(remaining)
}

/** Shows the pending switches in the rows of their readers. */
export function showPending(rows: readonly BoardRow[], pending: PendingSwitches): BoardRow[] {
  return rows.map((row) => {
    const found = pending.get(row.id)
    return found
      ? {
          ...row,
          status: found.status,
          since: found.since,
          until: found.until,
          note: found.note,
          by: found.by,
          next: undefined,
          isPending: true,
        }
      : row
  })
}
