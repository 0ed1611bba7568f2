import type {DatabaseSync, StatementSync} from 'node:sqlite'

import {parseDocument} from '../documents/document.ts'
import {skipDamaged} from '../errors/damage-error.ts'
import type {DocumentStore} from './document-store.ts'
import {stringifyWithOutline} from './outline.ts'
import {readText} from './row.ts'
import {runInTransaction} from './run-in-transaction.ts'
import {StoredDocument} from './stored-document.ts'
import type {StoredIndex, StoredIndexes} from './stored-indexes.ts'

/** Milliseconds of work in one turn of the event loop. */
const MAX_BATCH_TIME = 6
/** Documents that are read in one turn at most. */
const MAX_BATCH_SIZE = 200
const MAX_DELETED_ENTRIES = 500

/**
 * Makes the outlines of older folders, builds indexes and merges the segments of words, in small batches between
 * the turns of the event loop. The state is in the database, so that the work goes on after a restart.
 */
export class IndexBuilder {
  readonly #database: DatabaseSync
  readonly #documents: DocumentStore
  readonly #idsAfter: StatementSync
  readonly #waiting = new Set<{readonly isDone: () => boolean; readonly resolve: () => void}>()
  /** The last document of the batch before, in the current step. */
  #position = ''
  #hasOutlines = false
  #current: StoredIndex<unknown> | undefined
  #timer: NodeJS.Immediate | undefined
  #isClosed = false

  constructor(database: DatabaseSync, documents: DocumentStore) {
    this.#database = database
    this.#documents = documents
    this.#idsAfter = database.prepare('SELECT id FROM documents WHERE id > ? ORDER BY id LIMIT ?')
  }

  /** Starts to work, if it does not. */
  start(): void {
    if (!this.#timer && !this.#isClosed) {
      this.#timer = setImmediate(() => this.#work())
    }
  }

  /** Resolves when there is nothing to build, or when the work was given up. */
  whenIdle(): Promise<void> {
    return this.whenDone(() => false)
  }

  /** Resolves when `isDone` returns true after a part of the work, or when there is nothing to build any more. */
  async whenDone(isDone: () => boolean): Promise<void> {
    if (this.#isClosed) {
      return
    }
    await new Promise<void>((resolve) => {
      this.#waiting.add({isDone, resolve})
      this.start()
    })
  }

  close(): void {
    this.#isClosed = true
    clearImmediate(this.#timer)
    this.#resolve()
  }

  #work(): void {
    this.#timer = undefined
    try {
      // A transaction of several turns must not contain this batch.
      if (this.#database.isTransaction || this.#runBatch()) {
        this.#resolve(({isDone}) => isDone())
        this.start()
        return
      }
    } catch {
      // For example, the disk is full. The next query that needs the index starts again.
      this.#current = undefined
      this.#position = ''
    }
    this.#resolve()
  }

  #resolve(isResolved: (waiting: {readonly isDone: () => boolean}) => boolean = () => true): void {
    for (const waiting of this.#waiting) {
      if (isResolved(waiting)) {
        this.#waiting.delete(waiting)
        waiting.resolve()
      }
    }
  }

  /** Returns false if there is nothing to do. */
  #runBatch(): boolean {
    if (!this.#hasOutlines) {
      this.#hasOutlines =
        this.#isComplete() || runInTransaction(this.#database, () => this.#addOutlines())
      return true
    }
    const {pathIndexes, wordIndexes} = this.#documents
    if (this.#advance(pathIndexes)) {
      return true
    }
    if (wordIndexes.hasUnmerged) {
      runInTransaction(this.#database, () => wordIndexes.mergeSome())
      return true
    }
    return this.#advance(wordIndexes)
  }

  /** Builds or deletes a part of an index; returns false if there is none to build or delete. */
  #advance<Definition>(indexes: StoredIndexes<Definition>): boolean {
    const [dropped] = indexes.inState('dropped')
    if (dropped) {
      runInTransaction(this.#database, () => indexes.clean(dropped, MAX_DELETED_ENTRIES))
      return true
    }
    const building = indexes.inState('building')
    const index = building.find((each) => each === this.#current) ?? building[0]
    if (!index) {
      return false
    }
    if (index !== this.#current) {
      this.#current = index
      this.#position = ''
    }
    const isComplete = runInTransaction(this.#database, () => this.#addEntries(indexes, index))
    // Only now all entries are on disk.
    if (isComplete && index.state === 'building') {
      indexes.setState(index, 'ready')
    }
    return true
  }

  /** Returns true if there are as many outlines as documents, as after every start but the first of a version. */
  #isComplete(): boolean {
    const {lookup, outlines} = this.#documents
    return (
      this.#position === '' &&
      outlines.count() === lookup.counts().reduce((sum, {count}) => sum + count, 0)
    )
  }

  /** Adds some missing outlines; returns true if there are no more. */
  #addOutlines(): boolean {
    const {outlines, bodies} = this.#documents
    return this.#visitBatch((id) => {
      const body = outlines.has(id) ? undefined : bodies.read(id)
      if (body !== undefined) {
        outlines.write(id, stringifyWithOutline(parseDocument(body)).outline)
      }
    })
  }

  /** Adds some documents to an index; returns true if there are no more. */
  #addEntries<Definition>(
    indexes: StoredIndexes<Definition>,
    index: StoredIndex<Definition>,
  ): boolean {
    const {outlines, bodies} = this.#documents
    return this.#visitBatch((id) => {
      const outline = outlines.read(id)
      if (outline) {
        const document = new StoredDocument({id, storedId: id, isLayered: false}, outline, () =>
          bodies.readExisting(id),
        )
        indexes.addEntry(index, id, document)
      }
    })
  }

  /** Visits documents after the last one, without those that are damaged; returns true at the end. */
  #visitBatch(visit: (id: string) => void): boolean {
    const deadline = performance.now() + MAX_BATCH_TIME
    const rows = this.#idsAfter.all(this.#position, MAX_BATCH_SIZE)
    for (const row of rows) {
      const id = readText(row, 'id')
      skipDamaged(() => visit(id))
      this.#position = id
      if (performance.now() > deadline) {
        return false
      }
    }
    return rows.length < MAX_BATCH_SIZE
  }
}
