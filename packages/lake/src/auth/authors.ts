import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {readText} from '../store/row.ts'
import {isStorageFull} from '../store/storage-full.ts'

/** The name and the picture with which the history shows an author. */
export interface Author {
  readonly id: string
  readonly name: string
  readonly picture: string | undefined
}

/** Everybody who has or had access: people, owners of tokens, and those who were removed. */
export class Authors {
  readonly #inMemory = new Map<string, Author>()
  readonly #insert: StatementSync
  readonly #selectById: StatementSync

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(
      'INSERT INTO users (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name',
    )
    this.#selectById = database.prepare('SELECT id, name, picture FROM users WHERE id = ?')
  }

  /** Saves the name of an author; if the disk is full, only in memory, because a Lake must also start on a full disk. */
  register(id: string, name: string): void {
    this.remember(id, name)
    try {
      this.#insert.run(id, name)
    } catch (error) {
      if (!isStorageFull(error)) {
        throw error
      }
    }
  }

  /** Keeps the name of an author that the Lake itself is in memory. */
  remember(id: string, name: string): void {
    this.#inMemory.set(id, {id, name, picture: undefined})
  }

  get(id: string): Author | undefined {
    const row = this.#selectById.get(id)
    if (!row) {
      return this.#inMemory.get(id)
    }
    const {picture} = row
    return {
      id: readText(row, 'id'),
      name: readText(row, 'name'),
      picture: typeof picture === 'string' ? picture : undefined,
    }
  }
}
