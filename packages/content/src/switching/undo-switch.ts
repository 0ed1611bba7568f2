import {effectiveStatus} from '../rules/effective-status.ts'
import {list, record, text} from '../normalise/untrusted-value.ts'
import {STATUS_CHANGES_QUERY} from '../queries/switch-queries.ts'
import {checkDuplicates} from './check-duplicates.ts'
import {
  commitSwitches,
  type PlannedSwitch,
  type SwitchOptions,
  type SwitchResult,
} from './commit-switches.ts'
import {readSwitchState, type StoredAvailability, type SwitchState} from './read-switch-state.ts'
import {fromStoredStatus, type RecordedStatus, recordStatus} from './recorded-status.ts'
import {StatusSwitchError} from './status-switch-error.ts'
import type {SwitchClient} from './switch-client.ts'

interface RecordedChange {
  readonly id: string
  readonly readerId: string
  readonly from: RecordedStatus | undefined
  readonly to: RecordedStatus | undefined
}

/**
 * Undoes switches in one transaction, and records this as well: the readers get the statuses of before, with their
 * notes, and with their ends if these are still to come.
 *
 * @param changeIds - The ids of the records, from the results of the switches.
 * @returns The results, in the order of the ids.
 * @throws StatusSwitchError 'not-undoable' if a reader has been switched again since, or had no status before;
 * 'duplicate-reader' if two of the records are of the same reader.
 */
export async function undoSwitches(
  client: SwitchClient,
  changeIds: readonly string[],
  options: SwitchOptions = {},
): Promise<SwitchResult[]> {
  return commitSwitches(
    client,
    async (now) => {
      const changes = await readChanges(client, changeIds)
      const state = await readSwitchState(client, {
        pins: [],
        ids: changes.map(({readerId}) => readerId),
      })
      const switches = changes.map((change) => planUndo(change, state, now))
      checkDuplicates(switches)
      return {switches, timeZone: state.timeZone}
    },
    options,
  )
}

async function readChanges(
  client: SwitchClient,
  ids: readonly string[],
): Promise<RecordedChange[]> {
  const stored = list(
    await client.fetch(
      STATUS_CHANGES_QUERY,
      {ids},
      {perspective: 'published', useCdn: false, tag: 'undo-switch'},
    ),
  ).map(record)
  return ids.map((id) => {
    const change = stored.find(({_id}) => _id === id)
    if (!change) {
      throw new StatusSwitchError(
        'unknown-change',
        `There is no record ${JSON.stringify(id)} of a switch, or the token must not read it.`,
      )
    }
    const {reader, from, to} = change
    return {
      id,
      readerId: text(reader),
      from: fromStoredStatus(from),
      to: fromStoredStatus(to),
    }
  })
}

/** Compares the whole status: an extended break has the same status since the same time. */
function isStillStored(
  {status, since, until, next, note}: RecordedStatus,
  stored: StoredAvailability,
): boolean {
  return (
    stored.status === status.id &&
    (stored.next ?? undefined) === next?.id &&
    (stored.since ?? undefined) === since &&
    (stored.until ?? undefined) === until &&
    (stored.note ?? undefined) === note
  )
}

function planUndo(change: RecordedChange, state: SwitchState, now: Date): PlannedSwitch {
  const reader = state.readers.find(({id}) => id === change.readerId)
  const stored = reader?.availability
  if (!reader || reader.retired || !stored || !change.from || !change.to) {
    throw new StatusSwitchError(
      'not-undoable',
      `The switch ${change.id} cannot be undone: ${reader?.retired ? 'the reader has retired' : 'the reader had no status before it, or is not published any more'}.`,
    )
  }
  if (!isStillStored(change.to, stored)) {
    throw new StatusSwitchError(
      'not-undoable',
      `The switch ${change.id} cannot be undone: ${reader.name} has been switched again since.`,
    )
  }
  const {status, next, ...rest} = change.from
  const to = recordStatus(
    effectiveStatus({...rest, status: status.id, next: next?.id ?? null}, now),
    state.statuses,
  )
  if (!to || !state.statuses.some(({id}) => id === to.status.id)) {
    throw new StatusSwitchError(
      'not-undoable',
      `The switch ${change.id} cannot be undone: the status ${JSON.stringify(status.label)} does not exist any more.`,
    )
  }
  return {
    reader,
    from: recordStatus(effectiveStatus(stored, now), state.statuses),
    to,
    undoes: change.id,
  }
}
