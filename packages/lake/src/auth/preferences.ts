import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {RequestError} from '../errors/request-error.ts'
import {readText} from '../store/row.ts'

/** Of one user; otherwise somebody who may write no document could fill the disk. */
const MAX_PREFERENCES = 500

/** The preferences that the Studio stores for each user. */
export class Preferences {
  readonly #select: StatementSync
  readonly #upsert: StatementSync
  readonly #countOthers: StatementSync

  constructor(database: DatabaseSync) {
    this.#select = database.prepare('SELECT value FROM preferences WHERE user = ? AND key = ?')
    this.#upsert = database.prepare(
      'INSERT INTO preferences (user, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
    this.#countOthers = database.prepare(
      'SELECT count(*) AS count FROM preferences WHERE user = ? AND key <> ?',
    )
  }

  /** Returns a preference of a user; `undefined` if it was never set. */
  get(user: string, key: string): unknown {
    const row = this.#select.get(user, key)
    return row && JSON.parse(readText(row, 'value'))
  }

  /** Stores a preference of a user. Throws a RequestError, status 400, if the user has 500 others. */
  set(user: string, key: string, value: unknown): void {
    if (Number(this.#countOthers.get(user, key)?.['count']) >= MAX_PREFERENCES) {
      throw new RequestError(
        'bad-request',
        `A user has at most ${MAX_PREFERENCES} preferences: store the value under a key that exists`,
      )
    }
    this.#upsert.run(user, key, JSON.stringify(value ?? null))
  }
}
