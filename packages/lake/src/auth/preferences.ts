import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {readText} from '../store/row.ts'

/** The preferences that the Studio stores for each user. */
export class Preferences {
  readonly #select: StatementSync
  readonly #upsert: StatementSync

  constructor(database: DatabaseSync) {
    this.#select = database.prepare('SELECT value FROM preferences WHERE user = ? AND key = ?')
    this.#upsert = database.prepare(
      'INSERT INTO preferences (user, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
  }

  /** Returns a preference of a user; `undefined` if it was never set. */
  get(user: string, key: string): unknown {
    const row = this.#select.get(user, key)
    return row && JSON.parse(readText(row, 'value'))
  }

  set(user: string, key: string, value: unknown): void {
    this.#upsert.run(user, key, JSON.stringify(value ?? null))
  }
}
