import {randomBytes} from 'node:crypto'
import type {DatabaseSync} from 'node:sqlite'

const SECRET_BYTES = 32

/** Returns a secret of the dataset by name: made once at random, the same after every restart. */
export function secretOf(database: DatabaseSync, name: string): Uint8Array {
  database
    .prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(name, randomBytes(SECRET_BYTES))
  const value = database.prepare('SELECT value FROM secrets WHERE name = ?').get(name)?.['value']
  if (!(value instanceof Uint8Array)) throw new TypeError(`The secret ${name} is not bytes`)
  return value
}
