import {DatabaseSync} from 'node:sqlite'

import type {ReadableTypes} from '../auth/caller.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {AccessStep} from '../query/direct/access-step.ts'
import {DIRECT_LIMITS} from '../query/direct/budget.ts'
import {
  compileQuery,
  runQuery,
  type DirectQuery,
  type DirectResult,
} from '../query/direct/direct-query.ts'
import {MissingIndexError} from '../query/direct/missing-index-error.ts'
import {NotDirectError} from '../query/direct/not-direct-error.ts'
import {QueryEngine} from '../query/query-engine.ts'
import {createSyncTagger} from '../query/sync-tags.ts'
import type {Perspective} from '../query/perspective.ts'
import {createView} from '../query/view.ts'
import {DocumentStore} from '../store/document-store.ts'
import {migrate} from '../store/migrate.ts'
import {StoredDocument} from '../store/stored-document.ts'
import type {StoredIndexes} from '../store/stored-indexes.ts'
import {PARAMETERS} from './direct-arbitraries.ts'

/** A query with the perspective and the permissions of a client. */
export interface ComparedQuery {
  readonly query: string
  readonly perspective: Perspective
  readonly readableTypes: ReadableTypes
}

/** Runs queries directly and with groq-js on the same documents. */
export interface Comparison extends Disposable {
  /**
   * Returns both results. Indexes are made while the documents are `previous`; then they become `documents`.
   */
  run(
    previous: readonly LakeDocument[],
    documents: readonly LakeDocument[],
    query: ComparedQuery,
  ): ComparedResults
}

/** The results of a query as JSON; `actual` is undefined if the query is not direct. */
export interface ComparedResults {
  readonly expected: string
  readonly actual: string | undefined
  /** How documents were found directly. */
  readonly steps: readonly AccessStep[]
}

const NOW = new Date('2026-05-03T10:00:00Z')
/** More indexes than a query may need. */
const MAX_INDEXES = 20

/** Creates a database in memory for comparisons. */
export function createComparison(): Comparison {
  const database = new DatabaseSync(':memory:')
  migrate(database, ':memory:')
  const tagger = createSyncTagger(new Uint8Array(32))
  const engine = new QueryEngine({
    projectId: 'local',
    dataset: 'production',
    now: () => NOW,
    tagger,
  })

  function runDirectly(
    compiled: DirectQuery,
    store: DocumentStore,
    {query, perspective, readableTypes}: ComparedQuery,
  ): DirectResult {
    const input = {
      query,
      parameters: PARAMETERS,
      identity: 'me',
      isAnonymous: false,
      perspective,
      readableTypes,
      timestamp: NOW,
    }
    for (let attempt = 0; attempt < MAX_INDEXES; attempt++) {
      try {
        return runQuery(compiled, input, {
          store,
          tagger,
          limits: DIRECT_LIMITS,
          maxUnindexed: 0,
        })
      } catch (error) {
        if (!(error instanceof MissingIndexError) || !buildIndex(store, error)) {
          throw error
        }
      }
    }
    throw new TypeError(`The query needs too many indexes: ${query}`)
  }

  /** Returns undefined if the query is not evaluated directly. */
  function tryDirectly(store: DocumentStore, compared: ComparedQuery): DirectResult | undefined {
    try {
      return runDirectly(compileQuery(compared.query, PARAMETERS), store, compared)
    } catch (error) {
      if (error instanceof NotDirectError) {
        return undefined
      }
      throw error
    }
  }

  return {
    run(previous, documents, compared) {
      const {query, perspective, readableTypes} = compared
      database.exec(
        'DELETE FROM documents; DELETE FROM document_checksums; DELETE FROM outlines; DELETE FROM document_references; DELETE FROM index_entries; DELETE FROM path_indexes; DELETE FROM word_entries; DELETE FROM word_indexes',
      )
      const store = new DocumentStore(database)
      for (const document of previous) {
        store.write(document._id, document)
      }
      tryDirectly(store, compared)
      for (const {_id} of previous) {
        if (!documents.some((document) => document._id === _id)) {
          store.write(_id, undefined)
        }
      }
      for (const document of documents) {
        store.write(document._id, document)
      }
      const view = createView(store, perspective, readableTypes)
      const expected = JSON.stringify(
        engine.evaluateSync({query, parameters: PARAMETERS, view, identity: 'me'}) ?? null,
      )
      const direct = tryDirectly(store, compared)
      return {expected, actual: direct?.text, steps: direct?.steps ?? []}
    },
    [Symbol.dispose]: () => database.close(),
  }
}

/** Returns false if the index cannot be built, because a key is too long. */
function buildIndex(store: DocumentStore, missing: MissingIndexError): boolean {
  if (!missing.add({isAnonymous: false})) {
    return false
  }
  addEntries(store, store.pathIndexes)
  addEntries(store, store.wordIndexes)
  return true
}

function addEntries<Definition>(
  {outlines, bodies, lookup}: DocumentStore,
  indexes: StoredIndexes<Definition>,
): void {
  for (const index of indexes.inState('building')) {
    for (const {id} of lookup.all('', 1000)) {
      const outline = outlines.find(id)
      if (outline) {
        const ids = {id, storedId: id, isLayered: false}
        indexes.addEntry(index, id, new StoredDocument(ids, outline, () => bodies.readExisting(id)))
      }
    }
    if (index.state === 'building') {
      indexes.setState(index, 'ready')
    }
  }
}
