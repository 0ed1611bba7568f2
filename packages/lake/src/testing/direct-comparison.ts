import {DatabaseSync} from 'node:sqlite'

import type {ReadableTypes} from '../auth/caller.ts'
import type {LakeDocument} from '../documents/document.ts'
import {DIRECT_LIMITS} from '../query/direct/budget.ts'
import {compileQuery, runQuery, type DirectQuery} from '../query/direct/direct-query.ts'
import {MissingIndexError} from '../query/direct/missing-index-error.ts'
import {NotDirectError} from '../query/direct/not-direct-error.ts'
import {QueryEngine} from '../query/query-engine.ts'
import {createSyncTagger} from '../query/sync-tags.ts'
import type {Perspective} from '../query/perspective.ts'
import {createView} from '../query/view.ts'
import {DocumentStore} from '../store/document-store.ts'
import {migrate} from '../store/migrate.ts'
import {StoredDocument} from '../store/stored-document.ts'
import {PARAMETERS} from './direct-arbitraries.ts'

/** A query with the perspective and the permissions of a client. */
export interface ComparedQuery {
  readonly query: string
  readonly perspective: Perspective
  readonly readableTypes: ReadableTypes
}

/** Runs queries directly and with groq-js on the same documents. */
export interface Comparison extends Disposable {
  /** Returns both results as JSON with their sync tags; `actual` is undefined if the query is not direct. */
  run(
    documents: readonly LakeDocument[],
    query: ComparedQuery,
  ): {readonly expected: string; readonly actual: string | undefined}
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
  ): string {
    const input = {
      query,
      parameters: PARAMETERS,
      identity: 'me',
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
        }).text
      } catch (error) {
        if (!(error instanceof MissingIndexError) || !buildIndex(store, error)) {
          throw error
        }
      }
    }
    throw new TypeError(`The query needs too many indexes: ${query}`)
  }

  return {
    run(documents, compared) {
      const {query, perspective, readableTypes} = compared
      database.exec(
        'DELETE FROM documents; DELETE FROM document_checksums; DELETE FROM outlines; DELETE FROM document_references; DELETE FROM index_entries; DELETE FROM path_indexes',
      )
      const store = new DocumentStore(database)
      for (const document of documents) {
        store.write(document._id, document)
      }
      const view = createView(store, perspective, readableTypes)
      const expected = JSON.stringify(
        engine.evaluateSync({query, parameters: PARAMETERS, view, identity: 'me'}) ?? null,
      )
      try {
        return {expected, actual: runDirectly(compileQuery(query, PARAMETERS), store, compared)}
      } catch (error) {
        if (error instanceof NotDirectError) {
          return {expected, actual: undefined}
        }
        throw error
      }
    },
    [Symbol.dispose]: () => database.close(),
  }
}

/** Returns false if the index cannot be built, because a key is too long. */
function buildIndex(store: DocumentStore, {definition}: MissingIndexError): boolean {
  const {pathIndexes, outlines, bodies, lookup} = store
  if (!pathIndexes.add(definition)) {
    return false
  }
  for (const index of pathIndexes.inState('building')) {
    for (const {id} of lookup.all('', 1000)) {
      const outline = outlines.find(id)
      if (outline) {
        const ids = {id, storedId: id, isLayered: false}
        pathIndexes.addEntry(
          index,
          id,
          new StoredDocument(ids, outline, () => bodies.readExisting(id)),
        )
      }
    }
    if (index.state === 'building') {
      pathIndexes.setState(index, 'ready')
    }
  }
  return true
}
