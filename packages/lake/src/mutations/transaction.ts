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
  /** The mutations that touch this document, as listeners are told of them. */
  readonly mutations: readonly Record<string, unknown>[]
}

/** A transaction computed to its end and not yet committed. */
export interface PreparedTransaction {
  readonly id: string
  /** ISO 8601, in UTC. */
  readonly timestamp: string
  readonly author: string
  readonly mutations: readonly Record<string, unknown>[]
  readonly results: readonly MutationResult[]
  readonly changes: readonly DocumentChange[]
}

/** What a transaction is computed from. */
export interface TransactionRequest {
  readonly id: string
  readonly author: string
  readonly timestamp: string
  readonly steps: readonly TransactionStep[]
  readonly autoGenerateArrayKeys: boolean
}

/** A part of a request, a mutation or an action, that may look at what the parts before it leave. */
export interface TransactionStep {
  /** The part's place in the request, for errors. */
  readonly index: number
  mutations(find: (id: string) => LakeDocument | undefined): readonly Mutation[]
}

/** What computing a transaction needs from its surroundings. */
export interface TransactionContext {
  readonly documents: DocumentSource
  readonly newId: () => string
  readonly newKey: () => string
}

/** A query that selects documents for a mutation, with the documents that the transaction has changed so far. */
export interface QuerySelection {
  readonly query: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly staged: StagedDocuments
}

interface Outcome extends MutationResult {
  readonly after: LakeDocument | undefined
  /** The mutation as listeners are told of it; left out where it did nothing. */
  readonly told?: Record<string, unknown>
}

interface Touch {
  index: number
  readonly before: LakeDocument | undefined
  readonly mutations: Record<string, unknown>[]
}

/**
 * Computes a whole transaction without writing anything.
 *
 * Yields the queries that select documents, and continues with the ids that they select. Throws a
 * MutationError that names the mutation at fault: then none of it has happened.
 */
export function* prepareTransaction(
  request: TransactionRequest,
  context: TransactionContext,
): Generator<QuerySelection, PreparedTransaction, readonly string[]> {
  const {id: revision, timestamp, author} = request
  const staged = new StagedDocuments(context.documents)
  const touches = new Map<string, Touch>()
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

  const changed = [...touches].filter(([id, {before}]) => before || staged.get(id))
  const left = changed.map(([id, {index}]) => ({id, index, after: staged.get(id)}))
  checkSize(left)
  checkReferences(staged, left)
  return {
    id: revision,
    timestamp,
    author,
    mutations,
    results,
    changes: changed.map(([id, touch]) => changeOf(id, touch, staged.get(id))),
  }

  function record({id, operation, after, told}: Outcome, index: number): void {
    results.push({id, operation})
    if (!told) {
      return
    }
    const touch = touches.get(id) ?? {index, before: staged.get(id), mutations: []}
    touch.index = index
    touch.mutations.push(told)
    touches.set(id, touch)
    mutations.push(told)
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
        return [creation(mutation.kind, mutation.attributes, index)]
      case 'delete':
        return (yield* idsOf(mutation.selection)).map((id) => deletion(id))
      case 'patch':
        return (yield* idsOf(mutation.selection)).map((id) => patch(id, mutation, index))
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

  function creation(
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
    const after = stamped({...keyed(attributes), _id: id}, existing)
    const {_rev, ...told} = after
    return {id, operation: existing ? 'update' : 'create', after, told: {[kind]: told}}
  }

  function deletion(id: string): Outcome {
    if (!staged.get(id)) {
      return {id, operation: 'none', after: undefined}
    }
    return {id, operation: 'delete', after: undefined, told: {delete: {id}}}
  }

  function patch(
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
    // Within one transaction the revision that counts is the one from before it.
    const current = touches.get(id)?.before?._rev ?? existing._rev
    if (ifRevisionId !== undefined && ifRevisionId !== current) {
      throw new MutationError(409, index, {
        type: 'documentRevisionIDDoesNotMatchError',
        description: `Document "${id}" has revision "${current}", not the expected "${ifRevisionId}"`,
        id,
        currentRevisionID: current,
        expectedRevisionID: ifRevisionId,
      })
    }
    const patched = keyed(applyPatch(existing, operations, index))
    for (const name of ['_id', '_type'] as const) {
      if (patched[name] !== existing[name]) {
        throw invalid(index, `cannot modify immutable attribute "${name}" of document "${id}"`)
      }
    }
    const after = stamped(patched, existing)
    return {id, operation: 'update', after, told: {patch: {id, ...operations}}}
  }

  function keyed(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
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

  function resolveId(wanted: unknown, index: number): string {
    const asked = typeof wanted === 'string' ? wanted : ''
    const id = asked === '' || asked.endsWith('.') ? asked + context.newId() : asked
    assertId(id, index)
    return id
  }

  function stamped(
    attributes: Readonly<Record<string, unknown>>,
    existing: LakeDocument | undefined,
  ): LakeDocument {
    const asked = attributes['_createdAt']
    const created = typeof asked === 'string' ? asked : (existing?._createdAt ?? timestamp)
    const document = {...attributes, _rev: revision, _createdAt: created, _updatedAt: timestamp}
    if (!isLakeDocument(document)) {
      throw new TypeError('A document was staged without its id or type')
    }
    return document
  }

  function changeOf(id: string, touch: Touch, after: LakeDocument | undefined): DocumentChange {
    const {before, mutations: told} = touch
    const states = [before, after].map((state) => (state ? withoutRevision(state) : null))
    return {
      document: id,
      transition: transitionOf(before, after),
      previousRevision: before?._rev,
      apply: diffMendoza(states[0], states[1]),
      revert: diffMendoza(states[1], states[0]),
      before,
      after,
      mutations: told,
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
