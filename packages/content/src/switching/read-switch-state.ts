import {list, record, text} from '../normalise/untrusted-value.ts'
import {SWITCH_QUERY} from '../queries/switch-queries.ts'
import {type TimedStatus} from '../rules/effective-status.ts'
import {DEFAULT_TIME_ZONE, isTimeZone} from '../rules/time-zone.ts'
import type {StatusChoice} from './find-status.ts'
import type {SwitchClient} from './switch-client.ts'

/** A reader whose status can be switched. */
export interface SwitchableReader {
  readonly id: string
  readonly name: string
  readonly pin: string
  readonly retired: boolean
  /** The stored availability with the ids of its statuses; undefined if the reader has none yet. */
  readonly availability: StoredAvailability | undefined
}

/** A stored availability; its statuses are ids. */
export interface StoredAvailability extends TimedStatus<string> {
  readonly revision: string
}

/** What is stored before a switch. */
export interface SwitchState {
  readonly readers: readonly SwitchableReader[]
  readonly statuses: readonly StatusChoice[]
  readonly timeZone: string
}

/** Reads what a switch of the readers with these PINs or ids needs; rejects with the client's error. */
export async function readSwitchState(
  client: SwitchClient,
  parameters: {pins: readonly string[]; ids: readonly string[]},
): Promise<SwitchState> {
  const result = record(
    await client.fetch(
      SWITCH_QUERY,
      {...parameters},
      {
        perspective: 'published',
        useCdn: false,
        tag: 'switch-status',
      },
    ),
  )
  const timeZone = result['timeZone']
  return {
    readers: list(result['readers']).map(readReader),
    statuses: list(result['statuses'])
      .map(record)
      .map(({_id, label}) => ({id: text(_id), label: text(label)}))
      .filter(({label}) => label !== ''),
    timeZone: isTimeZone(timeZone) ? timeZone : DEFAULT_TIME_ZONE,
  }
}

function readReader(value: unknown): SwitchableReader {
  const {_id, name, pin, retired, availability} = record(value)
  const {_rev, status, next, ...times} = record(availability)
  return {
    id: text(_id),
    name: text(name),
    pin: text(pin),
    retired: retired === true,
    availability: text(_rev)
      ? {...times, revision: text(_rev), status: text(status) || null, next: text(next) || null}
      : undefined,
  }
}
