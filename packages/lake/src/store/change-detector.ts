import type {DatabaseSync, StatementSync} from 'node:sqlite'

/** Tells whether a database has changed, so that what was read from it before can be used again. */
export class ChangeDetector {
  readonly #selectOthers: StatementSync
  readonly #selectOwn: StatementSync
  #others: unknown
  #own: unknown
  #version = 0

  constructor(database: DatabaseSync) {
    // Changes when another connection, perhaps of another process, has committed.
    this.#selectOthers = database.prepare('PRAGMA data_version')
    // Counts the rows that this connection has changed.
    this.#selectOwn = database.prepare('SELECT total_changes() AS changes')
  }

  /** A number that is different after every change of the database. */
  get version(): number {
    const others = this.#selectOthers.get()?.['data_version']
    const own = this.#selectOwn.get()?.['changes']
    if (others !== this.#others || own !== this.#own) {
      this.#others = others
      this.#own = own
      this.#version++
    }
    return this.#version
  }
}
