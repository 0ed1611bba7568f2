import {randomBytes} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'

const SECRET_BYTES = 32

/** Returns a secret of the dataset by name: made once at random, the same after every restart. */
export function secretOf(database: DatabaseSync, name: string): Uint8Array {
  const stored = database.prepare('SELECT value FROM secrets WHERE name = ?').get(name)
  if (!stored) {
    const secret = randomBytes(SECRET_BYTES)
    database.prepare('INSERT INTO secrets (name, value) VALUES (?, ?)').run(name, secret)
    return secret
  }
  const {value} = stored
  if (!(value instanceof Uint8Array)) {
    throw new TypeError(`The secret ${name} is not bytes`)
  }
  return value
}
