import {createHash} from 'node:crypto'

import type {User} from './users.ts'

/** Who signs in where no password tells people apart. */
export const LOCAL_USER: User = {id: 'editor', name: 'Editor'}

/** The user of a name: the same name is the same user. */
export function namedUser(name: string): User {
  const key = name.normalize('NFC').toLowerCase()
  return {id: `p${createHash('sha256').update(key).digest('hex').slice(0, 12)}`, name}
}
