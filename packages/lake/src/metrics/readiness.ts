import {rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'

/** Why a Lake cannot serve all requests now. */
export type ReadinessProblem = 'database-not-readable' | 'disk-not-writable' | 'stopping'

const PROBE_FILE = 'lake.probe'
/** Bytes; a write of a small document needs less. */
const PROBE_SIZE = 64 * 1024
/** Milliseconds for which an outcome is used again, because everybody may ask for it. */
const MAX_AGE = 1000

/** Finds out whether a Lake can read and write. */
export class Readiness {
  readonly #database: DatabaseSync
  readonly #folder: string | undefined
  readonly #now: () => Date
  #isStopping = false
  #checking: Promise<readonly ReadinessProblem[]> | undefined
  #checkedAt = Number.NEGATIVE_INFINITY

  /** `folder` is undefined if the database is in memory. */
  constructor(database: DatabaseSync, folder: string | undefined, now: () => Date) {
    this.#database = database
    this.#folder = folder
    this.#now = now
  }

  /** From now on the Lake is not ready. */
  stop(): void {
    this.#isStopping = true
  }

  /** Resolves with an empty list if the Lake is ready. */
  async findProblems(): Promise<readonly ReadinessProblem[]> {
    if (this.#isStopping) {
      return ['stopping']
    }
    const time = this.#now().getTime()
    if (!this.#checking || Math.abs(time - this.#checkedAt) > MAX_AGE) {
      this.#checkedAt = time
      this.#checking = this.#check()
    }
    return this.#checking
  }

  async #check(): Promise<readonly ReadinessProblem[]> {
    const problems: ReadinessProblem[] = []
    if (!this.#canRead()) {
      problems.push('database-not-readable')
    }
    if (!(await this.#canWrite())) {
      problems.push('disk-not-writable')
    }
    return problems
  }

  #canRead(): boolean {
    try {
      this.#database.prepare('SELECT id FROM documents LIMIT 1').get()
      return true
    } catch {
      return false
    }
  }

  /** Writes a file, because a write to the database would sync the disk each time. */
  async #canWrite(): Promise<boolean> {
    if (this.#folder === undefined) {
      return true
    }
    const file = join(this.#folder, PROBE_FILE)
    try {
      await writeFile(file, Buffer.alloc(PROBE_SIZE, 1))
      return true
    } catch {
      return false
    } finally {
      await rm(file, {force: true}).catch(() => undefined)
    }
  }
}
