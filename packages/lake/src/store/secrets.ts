import {randomBytes} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'

/** Bytes. */
const SECRET_LENGTH = 32

/** Returns a secret of the dataset by its name; at the first call it is generated and stored. */
export function readOrCreateSecret(database: DatabaseSync, name: string): Uint8Array {
  const stored = database.prepare('SELECT value FROM secrets WHERE name = ?').get(name)
  if (!stored) {
    const secret = randomBytes(SECRET_LENGTH)
    database.prepare('INSERT INTO secrets (name, value) VALUES (?, ?)').run(name, secret)
    return secret
  }
  const {value} = stored
  if (!(value instanceof Uint8Array)) {
    throw new TypeError(`The secret ${name} is not bytes`)
  }
  return value
}
