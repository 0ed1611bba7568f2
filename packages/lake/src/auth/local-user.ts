import {createHash} from 'node:crypto'

import type {User} from './users.ts'

/** The user who signs in if no password is set, because then nobody enters a name. */
export const LOCAL_USER: User = {id: 'editor', name: 'Editor'}

/** Returns the user with this name; upper and lower case make no difference. */
export function createNamedUser(name: string): User {
  const key = name.normalize('NFC').toLowerCase()
  return {id: `p${createHash('sha256').update(key).digest('hex').slice(0, 12)}`, name}
}
