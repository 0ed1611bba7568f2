import type {LakeDocument} from '../documents/document.ts'
import {skipDamaged} from '../errors/damage-error.ts'
import {evaluateQuerySync, type Evaluation, type QueryParameters, type SyntaxNode} from './groq.ts'
import {lookupIdOf, type Access, type PlanSource} from './plan.ts'
import type {SyncTagger, SyncTagRecord} from './sync-tags.ts'
import type {View} from './view.ts'

/** A query, the documents that it sees, and the user who sent it. */
export interface QueryInput {
  readonly query: string
  readonly parameters: QueryParameters
  readonly view: View
  /** The user's id, for `identity()`; empty if the client is not logged in. */
  readonly identity: string
}

/** The settings that all queries of a dataset share. */
export interface ExecutionOptions {
  readonly projectId: string
  readonly dataset: string
  readonly now: () => Date
  readonly tagger: SyncTagger
}

/** One run of a query; it records what the query reads. */
export interface Execution extends PlanSource, Evaluation {
  /** Returns the sync tags of all documents and indexes that were read so far. */
  getTags(): string[]
  /** Returns the error of the storage that ended the run, if there was one; the query did not cause it. */
  getStorageError(): unknown
}

/** Prepares one run of a query. */
export function createExecution(input: QueryInput, options: ExecutionOptions): Execution {
  const {query, parameters, view, identity} = input
  const {projectId, dataset, now, tagger} = options
  const record = tagger.startRecord()
  const cache = new Map<string, readonly LakeDocument[]>()
  const parts = new Map<SyntaxNode, unknown>()
  let storageError: unknown

  /** The evaluator turns every error into a query error, status 400; a storage error must stay a 500. */
  function rememberStorageErrors<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      storageError = error
      throw error
    }
  }

  const execution: Execution = {
    parameters,
    timestamp: now(),
    identity,
    projectId,
    dataset,
    getTags: () => record.getTags(),
    getStorageError: () => storageError,
    read(access) {
      const key = JSON.stringify(access)
      const cached = cache.get(key)
      if (cached) {
        return cached
      }
      recordAccess(record, access, view.hasLayers === true)
      const documents = rememberStorageErrors(() => readFrom(view, access))
      cache.set(key, documents)
      return documents
    },
    evaluateOnce(part) {
      if (!parts.has(part)) {
        parts.set(part, evaluateQuerySync(part, query, execution))
      }
      return parts.get(part)
    },
    dereference(reference) {
      const lookupId = lookupIdOf(reference)
      const id = lookupId ?? reference
      record.addDocument(id)
      if (lookupId === undefined) {
        return rememberStorageErrors(() =>
          skipDamaged(() => (view.dereference ? view.dereference(id) : view.get(id))),
        )
      }
      const document = rememberStorageErrors(() => skipDamaged(() => view.get(id)))
      return document ? [document] : []
    },
  }
  return execution
}

/** Records an access path for the sync tags of a result. */
export function recordAccess(record: SyncTagRecord, access: Access, hasLayers: boolean): void {
  record.addAccess(access)
  // A change of one variant can make another variant of the document visible, which is found here.
  if (hasLayers && access.by === 'attribute') {
    record.addAccess({by: 'type', keys: [access.type]})
  } else if (hasLayers && access.by === 'reference') {
    record.addAccess({by: 'scan'})
  }
}

function readFrom(view: View, access: Access): readonly LakeDocument[] {
  switch (access.by) {
    case 'id': {
      const ids = [...new Set(access.keys)].toSorted()
      const found = ids.map((id) =>
        ids.length === 1 ? view.get(id) : skipDamaged(() => view.get(id)),
      )
      return found.filter((document) => document !== undefined)
    }
    case 'type': {
      const types = [...new Set(access.keys)]
      const found = types.flatMap((type) => Array.from(view.ofType(type)))
      return types.length > 1 ? found.toSorted(compareIds) : found
    }
    case 'attribute':
      return [...view.ofTypeWith(access.type, access.attribute)]
    case 'reference':
      return [...view.referencing(access.keys)]
    case 'release': {
      const found = [...new Set(access.keys)].flatMap((name) => Array.from(view.inRelease(name)))
      return found.toSorted(compareIds)
    }
    case 'scan':
      return [...view.all()]
    default:
      return access satisfies never
  }
}

function compareIds(a: LakeDocument, b: LakeDocument): number {
  return a._id < b._id ? -1 : 1
}
