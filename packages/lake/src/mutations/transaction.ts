import {Mutation as Mutator} from '@sanity/mutator'

import {isLakeDocument, withoutRevision, type LakeDocument} from '../documents/document.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import {MutationError} from '../errors/commit-error.ts'
import {diffMendoza} from '../mendoza/diff.ts'
import type {Effect, Transition} from '../store/transaction-log.ts'
import {withArrayKeys} from './array-keys.ts'
import {checkReferences} from './check-references.ts'
import {checkSize} from './check-size.ts'
import {assertId, invalid, type Mutation, type PatchOperations, type Selection} from './mutation.ts'
import {StagedDocuments} from './staged-documents.ts'

/** What one mutation did to one document. */
export interface MutationResult {
  readonly id: string
  readonly operation: 'create' | 'update' | 'delete' | 'none'
}

/** What a transaction does to one document. */
export interface DocumentChange extends Effect {
  readonly before: LakeDocument | undefined
  readonly after: LakeDocument | undefined
  /** The mutations of this document, in the form that listeners receive. */
  readonly mutations: readonly Record<string, unknown>[]
}

/** A transaction that is computed but not committed. */
export interface PreparedTransaction {
  readonly id: string
  /** ISO 8601, in UTC. */
  readonly timestamp: string
  readonly author: string
  readonly mutations: readonly Record<string, unknown>[]
  readonly results: readonly MutationResult[]
  readonly changes: readonly DocumentChange[]
}

/** A transaction to compute. */
export interface TransactionRequest {
  readonly id: string
  readonly author: string
  readonly timestamp: string
  readonly steps: readonly TransactionStep[]
  readonly autoGenerateArrayKeys: boolean
}

/** A part of a request, either a mutation or an action; it can read what the previous parts have changed. */
export interface TransactionStep {
  /** Position in the request, for errors. */
  readonly index: number
  mutations(find: (id: string) => LakeDocument | undefined): readonly Mutation[]
}

/** The documents and the sources of ids that a transaction uses. */
export interface TransactionContext {
  readonly documents: DocumentSource
  readonly newId: () => string
  readonly newKey: () => string
}

/** A query that selects documents for a mutation, and the documents that the transaction has changed before it. */
export interface QuerySelection {
  readonly query: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly staged: StagedDocuments
}

interface Outcome extends MutationResult {
  readonly after: LakeDocument | undefined
  /** The mutation in the form that listeners receive; omitted if it did nothing. */
  readonly mutation?: Record<string, unknown>
}

interface TouchedDocument {
  index: number
  readonly before: LakeDocument | undefined
  readonly mutations: Record<string, unknown>[]
}

/**
 * Computes a whole transaction without writing anything.
 *
 * Yields the queries that select documents, and continues with the ids that they select. Throws a
 * MutationError that names the failing mutation.
 */
export function* prepareTransaction(
  request: TransactionRequest,
  context: TransactionContext,
): Generator<QuerySelection, PreparedTransaction, readonly string[]> {
  const {id: revision, timestamp, author} = request
  const staged = new StagedDocuments(context.documents)
  const touchedDocuments = new Map<string, TouchedDocument>()
  const results: MutationResult[] = []
  const mutations: Record<string, unknown>[] = []

  for (const step of request.steps) {
    const {index} = step
    for (const mutation of step.mutations((id) => staged.get(id))) {
      for (const outcome of yield* outcomesOf(mutation, index)) {
        record(outcome, index)
      }
    }
  }

  const changed = [...touchedDocuments].filter(([id, {before}]) => before || staged.get(id))
  const finalStates = changed.map(([id, {index}]) => ({id, index, after: staged.get(id)}))
  checkSize(finalStates)
  checkReferences(staged, finalStates)
  return {
    id: revision,
    timestamp,
    author,
    mutations,
    results,
    changes: changed.map(([id, touched]) => changeOf(id, touched, staged.get(id))),
  }

  function record({id, operation, after, mutation}: Outcome, index: number): void {
    results.push({id, operation})
    if (!mutation) {
      return
    }
    const touched = touchedDocuments.get(id) ?? {index, before: staged.get(id), mutations: []}
    touched.index = index
    touched.mutations.push(mutation)
    touchedDocuments.set(id, touched)
    mutations.push(mutation)
    staged.set(id, after)
  }

  function* outcomesOf(
    mutation: Mutation,
    index: number,
  ): Generator<QuerySelection, Outcome[], readonly string[]> {
    switch (mutation.kind) {
      case 'create':
      case 'createOrReplace':
      case 'createIfNotExists':
        return [creationOutcome(mutation.kind, mutation.attributes, index)]
      case 'delete':
        return (yield* idsOf(mutation.selection)).map((id) => deletionOutcome(id))
      case 'patch':
        return (yield* idsOf(mutation.selection)).map((id) => patchOutcome(id, mutation, index))
      default:
        return mutation satisfies never
    }
  }

  function* idsOf(
    selection: Selection,
  ): Generator<QuerySelection, readonly string[], readonly string[]> {
    if ('id' in selection) {
      return [selection.id]
    }
    const {query, parameters} = selection
    return yield {query, parameters, staged}
  }

  function creationOutcome(
    kind: 'create' | 'createOrReplace' | 'createIfNotExists',
    attributes: Readonly<Record<string, unknown>>,
    index: number,
  ): Outcome {
    const id = resolveId(attributes['_id'], index)
    const existing = staged.get(id)
    if (existing && kind === 'createIfNotExists') {
      return {id, operation: 'none', after: existing}
    }
    if (existing && kind === 'create') {
      throw new MutationError(409, index, {
        type: 'documentAlreadyExistsError',
        description: `Document by ID "${id}" already exists`,
        id,
      })
    }
    const after = withSystemAttributes({...withKeys(attributes), _id: id}, existing)
    const {_rev, ...created} = after
    return {id, operation: existing ? 'update' : 'create', after, mutation: {[kind]: created}}
  }

  function deletionOutcome(id: string): Outcome {
    if (!staged.get(id)) {
      return {id, operation: 'none', after: undefined}
    }
    return {id, operation: 'delete', after: undefined, mutation: {delete: {id}}}
  }

  function patchOutcome(
    id: string,
    {ifRevisionId, operations}: Extract<Mutation, {kind: 'patch'}>,
    index: number,
  ): Outcome {
    const existing = staged.get(id)
    if (!existing) {
      throw new MutationError(404, index, {
        type: 'documentNotFoundError',
        description: `The document with the ID "${id}" was not found`,
        id,
      })
    }
    // The expected revision is that before the transaction.
    const current = touchedDocuments.get(id)?.before?._rev ?? existing._rev
    if (ifRevisionId !== undefined && ifRevisionId !== current) {
      throw new MutationError(409, index, {
        type: 'documentRevisionIDDoesNotMatchError',
        description: `Document "${id}" has revision "${current}", not the expected "${ifRevisionId}"`,
        id,
        currentRevisionID: current,
        expectedRevisionID: ifRevisionId,
      })
    }
    const patched = withKeys(applyPatch(existing, operations, index))
    for (const name of ['_id', '_type'] as const) {
      if (patched[name] !== existing[name]) {
        throw invalid(index, `cannot modify immutable attribute "${name}" of document "${id}"`)
      }
    }
    const after = withSystemAttributes(patched, existing)
    return {id, operation: 'update', after, mutation: {patch: {id, ...operations}}}
  }

  function withKeys(
    attributes: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> {
    if (!request.autoGenerateArrayKeys) {
      return attributes
    }
    return Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [
        name,
        withArrayKeys(value, context.newKey),
      ]),
    )
  }

  function resolveId(requested: unknown, index: number): string {
    const prefix = typeof requested === 'string' ? requested : ''
    const id = prefix === '' || prefix.endsWith('.') ? prefix + context.newId() : prefix
    assertId(id, index)
    return id
  }

  function withSystemAttributes(
    attributes: Readonly<Record<string, unknown>>,
    existing: LakeDocument | undefined,
  ): LakeDocument {
    const requested = attributes['_createdAt']
    const created = typeof requested === 'string' ? requested : (existing?._createdAt ?? timestamp)
    const document = {...attributes, _rev: revision, _createdAt: created, _updatedAt: timestamp}
    if (!isLakeDocument(document)) {
      throw new TypeError('A document was staged without its id or type')
    }
    return document
  }

  function changeOf(
    id: string,
    touched: TouchedDocument,
    after: LakeDocument | undefined,
  ): DocumentChange {
    const {before} = touched
    const states = [before, after].map((state) => (state ? withoutRevision(state) : null))
    return {
      document: id,
      transition: transitionOf(before, after),
      previousRevision: before?._rev,
      apply: diffMendoza(states[0], states[1]),
      revert: diffMendoza(states[1], states[0]),
      before,
      after,
      mutations: touched.mutations,
    }
  }
}

function transitionOf(
  before: LakeDocument | undefined,
  after: LakeDocument | undefined,
): Transition {
  if (!before) {
    return 'appear'
  }
  return after ? 'update' : 'disappear'
}

function applyPatch(
  document: LakeDocument,
  operations: PatchOperations,
  index: number,
): Record<string, unknown> {
  try {
    const patched = new Mutator({mutations: [{patch: {...operations, id: document._id}}]}).apply(
      document,
    )
    if (patched) {
      return {...patched}
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw invalid(index, `the patch of document "${document._id}" cannot be applied: ${reason}`)
  }
  throw invalid(index, `the patch of document "${document._id}" removes it: use delete instead`)
}
