import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {textOf} from '../store/row.ts'
import {isStorageFull} from '../store/storage-full.ts'

/** Somebody who may sign in. */
export interface User {
  readonly id: string
  readonly name: string
}

/** Everybody who has ever signed in, and their preferences. */
export class Users {
  readonly #introduced = new Map<string, User>()
  readonly #insert: StatementSync
  readonly #byId: StatementSync
  readonly #preference: StatementSync
  readonly #setPreference: StatementSync

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(
      'INSERT INTO users (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name',
    )
    this.#byId = database.prepare('SELECT id, name FROM users WHERE id = ?')
    this.#preference = database.prepare('SELECT value FROM preferences WHERE user = ? AND key = ?')
    this.#setPreference = database.prepare(
      'INSERT INTO preferences (user, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
  }

  save(user: User): void {
    this.#insert.run(user.id, user.name)
  }

  /** Makes a user known, and saves it if there is room: a Lake must start on a full disk. */
  introduce(user: User): void {
    this.#introduced.set(user.id, user)
    try {
      this.save(user)
    } catch (error) {
      if (!isStorageFull(error)) {
        throw error
      }
    }
  }

  get(id: string): User | undefined {
    const row = this.#byId.get(id)
    return row ? {id: textOf(row, 'id'), name: textOf(row, 'name')} : this.#introduced.get(id)
  }

  /** Reads a preference of a user's; `undefined` where it was never set. */
  preference(user: string, key: string): unknown {
    const row = this.#preference.get(user, key)
    return row && JSON.parse(textOf(row, 'value'))
  }

  setPreference(user: string, key: string, value: unknown): void {
    this.#setPreference.run(user, key, JSON.stringify(value ?? null))
  }
}
