import {record, text} from '../normalise/untrusted-value.ts'
import type {SwitchUser} from './switch-client.ts'

/** Resolves with the user of a client's token; undefined if the server does not name one. */
export async function fetchSwitchUser(client: {
  readonly users?: {getById(id: 'me'): Promise<unknown>}
}): Promise<SwitchUser | undefined> {
  try {
    const {id, name} = record(await client.users?.getById('me'))
    return text(id) ? {id: text(id), name: text(name)} : undefined
  } catch {
    // Not every token may read its user. If the server cannot be reached, the next request says so.
    return undefined
  }
}
