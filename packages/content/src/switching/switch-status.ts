import {effectiveStatus} from '../rules/effective-status.ts'
import {isPin, PIN_RULE} from '../rules/pin.ts'
import {
  commitSwitches,
  type PlannedSwitch,
  type SwitchOptions,
  type SwitchResult,
} from './commit-switches.ts'
import {checkDuplicates} from './check-duplicates.ts'
import {findStatus, type StatusChoice} from './find-status.ts'
import {parseUntil} from './parse-until.ts'
import {readSwitchState, type SwitchableReader, type SwitchState} from './read-switch-state.ts'
import {type RecordedStatus, recordStatus} from './recorded-status.ts'
import {StatusSwitchError} from './status-switch-error.ts'
import type {SwitchClient} from './switch-client.ts'

/** Selects a reader by PIN, or by the id of the published document. */
export type ReaderChoice = {readonly pin: string} | {readonly readerId: string}

/** A reader and the status to switch to. */
export type StatusSwitch = ReaderChoice & {
  /** A status by its id, its label, or its label as a slug, such as 'on-a-break'. */
  readonly status: string
  /**
   * When the status ends: an instant, or a wall time in the organisation's time zone, such as '15:30' today or
   * '2026-11-29T15:30'.
   */
  readonly until?: string | Date | undefined
  /**
   * The status that follows, like `status`. By default the one before the switch; if that had an end too, the one
   * that would have followed it.
   */
  readonly next?: string | undefined
  /** Shown next to the status; at most 200 characters. */
  readonly note?: string | undefined
}

const MAX_NOTE_LENGTH = 200

/**
 * Switches a reader's status, which is public immediately, and records who did it in the same transaction.
 *
 * The token needs the right to write the types `availability` and `statusChange`, no others.
 *
 * @throws StatusSwitchError
 * @example
 * await switchStatus(client, {pin: '700107', status: 'On a break', until: '15:30'}, {source: 'Rota'})
 */
export async function switchStatus(
  client: SwitchClient,
  change: StatusSwitch,
  options: SwitchOptions = {},
): Promise<SwitchResult> {
  const [result] = await switchStatuses(client, [change], options)
  if (!result) {
    throw new StatusSwitchError('failed', 'The status was not switched.')
  }
  return result
}

/**
 * Switches the statuses of several readers in one transaction: either all of them or none.
 *
 * @returns The results, in the order of the changes.
 * @throws StatusSwitchError
 */
export async function switchStatuses(
  client: SwitchClient,
  changes: readonly StatusSwitch[],
  options: SwitchOptions = {},
): Promise<SwitchResult[]> {
  const pins = changes.flatMap((change) => ('pin' in change ? change.pin : []))
  for (const pin of pins) {
    checkPin(pin)
  }
  const ids = changes.flatMap((change) => ('readerId' in change ? change.readerId : []))
  return commitSwitches(
    client,
    async (now) => {
      const state = await readSwitchState(client, {pins, ids})
      const switches = changes.map((change) => planSwitch(change, state, now))
      checkDuplicates(switches)
      return {switches, timeZone: state.timeZone}
    },
    options,
  )
}

function planSwitch(change: StatusSwitch, state: SwitchState, now: Date): PlannedSwitch {
  const reader = findReader(change, state.readers)
  const from = recordStatus(effectiveStatus(reader.availability ?? {}, now), state.statuses)
  const status = findStatus(change.status, state.statuses)
  const until = readUntil(change, state, now)
  return {
    reader,
    from,
    to: {
      status,
      since: (from?.status.id === status.id && from.since) || now.toISOString(),
      until,
      next: until === undefined ? undefined : findNext(change, from, status, state),
      note: readNote(change),
    },
  }
}

function findReader(change: ReaderChoice, readers: readonly SwitchableReader[]): SwitchableReader {
  const key = 'pin' in change ? change.pin : change.readerId
  const reader = readers.find(({id, pin}) => ('pin' in change ? pin : id) === key)
  if (!reader) {
    throw new StatusSwitchError(
      'unknown-pin',
      'pin' in change
        ? `No published reader has the PIN ${key}.`
        : `No published reader has the id ${JSON.stringify(key)}.`,
    )
  }
  if (reader.retired) {
    throw new StatusSwitchError(
      'retired-reader',
      `${reader.name} has retired. Bring the reader back in the Studio first.`,
    )
  }
  return reader
}

function readUntil(
  {until, next}: StatusSwitch,
  {timeZone}: SwitchState,
  now: Date,
): string | undefined {
  if (until !== undefined) {
    return parseUntil(until, timeZone, now).toISOString()
  }
  if (next !== undefined) {
    throw new StatusSwitchError(
      'bad-until',
      `next ${JSON.stringify(next)} needs a time at which it begins. Use for example until: "15:30".`,
    )
  }
  return undefined
}

function findNext(
  change: StatusSwitch,
  from: RecordedStatus | undefined,
  status: StatusChoice,
  {statuses}: SwitchState,
): StatusChoice | undefined {
  const next =
    change.next === undefined ? (from?.next ?? from?.status) : findStatus(change.next, statuses)
  if (next?.id === status.id) {
    throw new StatusSwitchError(
      'same-status',
      `${JSON.stringify(status.label)} would be followed by itself. Name another status that follows at ${String(change.until)}, as next.`,
    )
  }
  return next
}

function readNote({note = ''}: StatusSwitch): string | undefined {
  if (typeof note !== 'string') {
    throw new StatusSwitchError(
      'bad-note',
      `The note ${JSON.stringify(note)} is not a string. Use for example "back on 3 March", or none.`,
    )
  }
  const trimmed = note.trim()
  if (trimmed.length > MAX_NOTE_LENGTH) {
    throw new StatusSwitchError(
      'bad-note',
      `The note has ${trimmed.length} characters. Use at most ${MAX_NOTE_LENGTH}; more than 80 do not fit next to the status.`,
    )
  }
  return trimmed || undefined
}

function checkPin(pin: string): void {
  if (!isPin(pin)) {
    throw new StatusSwitchError(
      'unknown-pin',
      `pin ${JSON.stringify(pin)} is not a PIN. Use a string of ${PIN_RULE}; leading zeros count.`,
    )
  }
}
