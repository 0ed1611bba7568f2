import {availabilityId} from '../rules/ids.ts'
import {fetchSwitchUser} from './fetch-switch-user.ts'
import type {RecordedStatus} from './recorded-status.ts'
import type {SwitchableReader} from './read-switch-state.ts'
import {createStatusChange} from './status-change.ts'
import {explainClientError, statusCodeOf, StatusSwitchError} from './status-switch-error.ts'
import type {SwitchClient, SwitchMutation, SwitchUser} from './switch-client.ts'

/** Options of a switch. */
export interface SwitchOptions {
  /** Who switches, for the record; by default the user of the client's token. */
  readonly user?: SwitchUser | undefined
  /** Where the switch was made, for the record: 'Studio', 'Command line', 'Telephone system'. */
  readonly source?: string | undefined
  /** More mutations for the same transaction. */
  readonly alongside?: readonly SwitchMutation[] | undefined
  /** Returns the current time. */
  readonly now?: (() => Date) | undefined
}

/** A reader's new status. */
export interface PlannedSwitch {
  readonly reader: SwitchableReader
  /** The status at the time of the switch; undefined if the reader had none. */
  readonly from: RecordedStatus | undefined
  readonly to: RecordedStatus
  /** The id of the change that this switch undoes. */
  readonly undoes?: string | undefined
}

/** What happened to a reader's status. */
export interface SwitchResult {
  readonly reader: {readonly id: string; readonly name: string; readonly pin: string}
  readonly from: RecordedStatus | undefined
  readonly to: RecordedStatus
  /** The id of the record, for `undoSwitches()`; undefined if the reader had exactly this status already and nothing was written. */
  readonly changeId: string | undefined
  /** The organisation's time zone, in which pages show `until`. */
  readonly timeZone: string
}

/** The switches for a state that was read, and the organisation's time zone. */
export interface SwitchPlan {
  readonly switches: readonly PlannedSwitch[]
  readonly timeZone: string
}

const MAX_ATTEMPTS = 12
const MAX_DELAY_MS = 1000

/**
 * Writes the switches of a plan with their records in one transaction. If an availability has changed since the
 * plan read it, plans again.
 *
 * @throws StatusSwitchError
 */
export async function commitSwitches(
  client: SwitchClient,
  createPlan: (now: Date) => Promise<SwitchPlan>,
  {user, source, alongside = [], now = () => new Date()}: SwitchOptions,
): Promise<SwitchResult[]> {
  try {
    const loadingUser = user ?? fetchSwitchUser(client)
    for (let attempt = 1; ; attempt++) {
      const time = now()
      const {switches, timeZone} = await createPlan(time)
      const by = await loadingUser
      const changes = switches.map((planned) => {
        const {reader, from, to, undoes} = planned
        const change = {readerId: reader.id, at: time, from, to, user: by, source, undoes}
        return {planned, record: isUnchanged(planned) ? undefined : createStatusChange(change)}
      })
      const mutations = changes.flatMap(({planned: {reader, to}, record}): SwitchMutation[] =>
        record ? [createAvailabilityMutation(reader, to), {create: record}] : [],
      )
      mutations.push(...alongside)
      if (mutations.length === 0 || (await tryCommit(client, mutations))) {
        return changes.map(({planned: {reader, from, to}, record}) => ({
          reader: {id: reader.id, name: reader.name, pin: reader.pin},
          from,
          to,
          changeId: record?._id,
          timeZone,
        }))
      }
      if (attempt === MAX_ATTEMPTS) {
        throw new StatusSwitchError(
          'conflict',
          `The status was not switched: other writers changed it ${MAX_ATTEMPTS} times in the meantime. Try again.`,
        )
      }
      const delay = Math.random() * Math.min(20 * 2 ** attempt, MAX_DELAY_MS)
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  } catch (error) {
    throw explainClientError(error)
  }
}

/** Resolves with false if a document has changed since it was read. */
async function tryCommit(client: SwitchClient, mutations: SwitchMutation[]): Promise<boolean> {
  try {
    await client.mutate(mutations, {
      returnDocuments: false,
      visibility: 'sync',
      tag: 'switch-status',
    })
    return true
  } catch (error) {
    if (statusCodeOf(error) === 409) {
      return false
    }
    throw error
  }
}

function isUnchanged({from, to}: PlannedSwitch): boolean {
  return (
    from?.status.id === to.status.id &&
    from.until === to.until &&
    from.next?.id === to.next?.id &&
    from.note === to.note
  )
}

function createAvailabilityMutation(
  {id: readerId, availability}: SwitchableReader,
  {status, since, until, next, note}: RecordedStatus,
): SwitchMutation {
  const id = availabilityId(readerId)
  const reader = {_type: 'reference', _ref: readerId}
  const optional = {
    since,
    until,
    next: next && {_type: 'reference', _ref: next.id},
    note,
  }
  const set: Record<string, unknown> = {status: {_type: 'reference', _ref: status.id}}
  const unset: string[] = []
  for (const [field, value] of Object.entries(optional)) {
    if (value === undefined) {
      unset.push(field)
    } else {
      set[field] = value
    }
  }
  return availability
    ? {patch: {id, ifRevisionID: availability.revision, setIfMissing: {reader}, set, unset}}
    : {create: {_id: id, _type: 'availability', reader, ...set}}
}
