import {createHash} from 'node:crypto'

import type {User} from './users.ts'

/** The user of every sign-in if no password is set: then nobody enters a name. */
export const LOCAL_USER: User = {id: 'editor', name: 'Editor'}

/** The user with this name; the same name, in upper or lower case, gives the same user. */
export function namedUser(name: string): User {
  const key = name.normalize('NFC').toLowerCase()
  return {id: `p${createHash('sha256').update(key).digest('hex').slice(0, 12)}`, name}
}
