import type {LakeDocument} from '../documents/document.ts'
import type {Evaluation, QueryParameters} from './groq.ts'
import {lookupIdOf, type Access, type PlanSource} from './plan.ts'
import type {SyncTagger} from './sync-tags.ts'
import type {View} from './view.ts'

/** A query with what it is asked of. */
export interface Question {
  readonly query: string
  readonly parameters: QueryParameters
  readonly view: View
  /** The id of the user who asks, for `identity()`; empty where nobody is signed in. */
  readonly identity: string
}

/** What every execution of a dataset's queries shares. */
export interface ExecutionOptions {
  readonly projectId: string
  readonly dataset: string
  readonly now: () => Date
  readonly tagger: SyncTagger
}

/** One run of a query: what it reads, and what went wrong below it. */
export interface Execution extends PlanSource, Evaluation {
  /** The sync tags of all that was read so far. */
  tags(): string[]
  /** What reading documents failed with: a fault of the Lake's, not of the query. */
  fault(): unknown
}

/** Prepares one run of a query. */
export function createExecution(question: Question, options: ExecutionOptions): Execution {
  const {parameters, view, identity} = question
  const {projectId, dataset, now, tagger} = options
  const record = tagger.record()
  const readOnce = new Map<string, readonly LakeDocument[]>()
  let fault: unknown

  /** What the evaluator makes of an error is a faulty query; a faulty disk must not look like one. */
  function noticingFaults<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      fault = error
      throw error
    }
  }

  return {
    parameters,
    timestamp: now(),
    identity,
    projectId,
    dataset,
    tags: () => record.tags(),
    fault: () => fault,
    read(access) {
      const key = JSON.stringify(access)
      const known = readOnce.get(key)
      if (known) {
        return known
      }
      record.access(access)
      // A document that another hides comes into sight without having changed itself.
      if (view.layered && access.by === 'attribute') {
        record.access({by: 'type', keys: [access.type]})
      } else if (view.layered && access.by === 'reference') {
        record.access({by: 'scan'})
      }
      const documents = noticingFaults(() => readFrom(view, access))
      readOnce.set(key, documents)
      return documents
    },
    dereference(reference) {
      const lookedUp = lookupIdOf(reference)
      const id = lookedUp ?? reference
      record.document(id)
      if (lookedUp === undefined) {
        return noticingFaults(() => (view.dereference ? view.dereference(id) : view.get(id)))
      }
      const document = noticingFaults(() => view.get(id))
      return document ? [document] : []
    },
  }
}

function readFrom(view: View, access: Access): readonly LakeDocument[] {
  switch (access.by) {
    case 'id': {
      const found = [...new Set(access.keys)].toSorted().map((id) => view.get(id))
      return found.filter((document) => document !== undefined)
    }
    case 'type': {
      const types = [...new Set(access.keys)]
      const found = types.flatMap((type) => Array.from(view.ofType(type)))
      return types.length > 1 ? found.toSorted(byId) : found
    }
    case 'attribute':
      return [...view.ofTypeWith(access.type, access.attribute)]
    case 'reference':
      return [...view.referencing(access.keys)]
    case 'scan':
      return [...view.all()]
    default:
      return access satisfies never
  }
}

function byId(a: LakeDocument, b: LakeDocument): number {
  return a._id < b._id ? -1 : 1
}
