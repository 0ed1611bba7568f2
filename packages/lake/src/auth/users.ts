import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {textOf} from '../store/row.ts'
import {isStorageFull} from '../store/storage-full.ts'

/** A user of the Lake. */
export interface User {
  readonly id: string
  readonly name: string
}

/** All users who have ever signed in, and their preferences. */
export class Users {
  readonly #registered = new Map<string, User>()
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

  /** Adds a user; on a full disk only in memory, because a Lake must start there too. */
  register(user: User): void {
    this.#registered.set(user.id, user)
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
    return row ? {id: textOf(row, 'id'), name: textOf(row, 'name')} : this.#registered.get(id)
  }

  /** Returns a user's preference; `undefined` if it was never set. */
  preference(user: string, key: string): unknown {
    const row = this.#preference.get(user, key)
    return row && JSON.parse(textOf(row, 'value'))
  }

  setPreference(user: string, key: string, value: unknown): void {
    this.#setPreference.run(user, key, JSON.stringify(value ?? null))
  }
}
