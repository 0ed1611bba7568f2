import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {readText} from '../store/row.ts'
import {isStorageFull} from '../store/storage-full.ts'

/** A user of the Lake. */
export interface User {
  readonly id: string
  readonly name: string
}

/** The users who have signed in or own a token, and their preferences. */
export class Users {
  readonly #inMemory = new Map<string, User>()
  readonly #insert: StatementSync
  readonly #selectById: StatementSync
  readonly #selectPreference: StatementSync
  readonly #setPreference: StatementSync

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(
      'INSERT INTO users (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name',
    )
    this.#selectById = database.prepare('SELECT id, name FROM users WHERE id = ?')
    this.#selectPreference = database.prepare(
      'SELECT value FROM preferences WHERE user = ? AND key = ?',
    )
    this.#setPreference = database.prepare(
      'INSERT INTO preferences (user, key, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
  }

  save(user: User): void {
    this.#insert.run(user.id, user.name)
  }

  /** Saves a user; if the disk is full, only in memory, because a Lake must also start on a full disk. */
  register(user: User): void {
    this.#inMemory.set(user.id, user)
    try {
      this.save(user)
    } catch (error) {
      if (!isStorageFull(error)) {
        throw error
      }
    }
  }

  get(id: string): User | undefined {
    const row = this.#selectById.get(id)
    return row ? {id: readText(row, 'id'), name: readText(row, 'name')} : this.#inMemory.get(id)
  }

  /** Returns a preference of a user; `undefined` if it was never set. */
  getPreference(user: string, key: string): unknown {
    const row = this.#selectPreference.get(user, key)
    return row && JSON.parse(readText(row, 'value'))
  }

  setPreference(user: string, key: string, value: unknown): void {
    this.#setPreference.run(user, key, JSON.stringify(value ?? null))
  }
}
