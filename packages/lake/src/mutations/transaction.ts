import type {Caller} from '../auth/caller.ts'
import {assertCanWrite, assertGrant, checkChanges} from '../auth/check-changes.ts'
import {isLakeDocument, type LakeDocument} from '../documents/document.ts'
import {isInstant} from '../documents/instant.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import {MutationError} from '../errors/commit-error.ts'
import {EffectPatches} from '../mendoza/effect-patches.ts'
import {checkRelease} from '../releases/check-release.ts'
import type {Transition} from '../store/history-rows.ts'
import type {DocumentText} from '../store/outline.ts'
import {addArrayKeys} from './add-array-keys.ts'
import {applyPatch} from './apply-patch.ts'
import {checkReferences} from './check-references.ts'
import {checkSize, type MeasuredText} from './check-size.ts'
import {assertId, createValidationError, type Mutation, type Selection} from './mutation.ts'
import {StagedDocuments} from './staged-documents.ts'

/** The result of one mutation for one document. */
export interface MutationResult {
  readonly id: string
  readonly operation: 'create' | 'update' | 'delete' | 'none'
}

/** The change of one document by a transaction. */
export interface DocumentChange {
  readonly document: string
  readonly transition: Transition
  readonly previousRevision: string | undefined
  /** The mendoza patches between the two states. */
  readonly patches: EffectPatches
  readonly before: LakeDocument | undefined
  readonly after: LakeDocument | undefined
  /** Bytes of JSON of the document after the transaction; 0 if it is deleted. */
  readonly size: number
  /** The mutations of this document in the form in which listeners receive them. */
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

/** A prepared transaction with the JSON of the documents after it, which is no longer needed when it is written. */
export interface StorableTransaction extends PreparedTransaction {
  readonly texts: ReadonlyMap<string, DocumentText>
}

/** A transaction to compute. */
export interface TransactionRequest {
  readonly id: string
  /** The author; the caller's role must allow every change. */
  readonly caller: Caller
  readonly timestamp: string
  readonly steps: readonly TransactionStep[]
  readonly autoGenerateArrayKeys: boolean
}

/** Returns the document with an id. */
export type FindDocument = (id: string) => LakeDocument | undefined

/** A part of a request: a mutation or an action. It can read documents as the previous parts have changed them. */
export interface TransactionStep {
  /** Position in the request, for errors. */
  readonly index: number
  /**
   * @param find - Returns a document as the previous parts have changed it.
   * @param findStored - Returns a document as it was before the request.
   */
  mutations(
    find: FindDocument,
    findStored: FindDocument,
    state: TransactionState,
  ): readonly Mutation[]
  /** True for an action on a release, which may change the release and its versions in each state. */
  readonly actsOnRelease?: boolean
}

/** What an action reads in addition to single documents. */
export interface TransactionState {
  /** The time of the transaction: ISO 8601, in UTC. */
  readonly timestamp: string
  /** Lists the versions in a release as the previous parts of the request have changed them. */
  readonly versionsIn: (release: string) => readonly LakeDocument[]
}

/** The documents and the functions for new ids that a transaction uses. */
export interface TransactionContext {
  readonly documents: DocumentSource
  readonly newId: () => string
  readonly newKey: () => string
}

/** A query that selects documents for a mutation, and the documents with the previous changes of the transaction. */
export interface QuerySelection {
  readonly query: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly staged: StagedDocuments
}

interface MutationOutcome extends MutationResult {
  readonly after: LakeDocument | undefined
  /** The mutation in the form in which listeners receive it; omitted if it changed nothing. */
  readonly mutation?: Record<string, unknown>
}

interface ChangedDocument {
  index: number
  readonly before: LakeDocument | undefined
  readonly mutations: Record<string, unknown>[]
}

/**
 * Computes a whole transaction without writing it.
 *
 * Yields the queries that select documents, and continues with the ids that they select. Throws a
 * MutationError that names the failing mutation.
 */
export function* prepareTransaction(
  request: TransactionRequest,
  context: TransactionContext,
): Generator<QuerySelection, StorableTransaction, readonly string[]> {
  const {id: revision, timestamp, caller} = request
  assertCanWrite(caller.role)
  const staged = new StagedDocuments(context.documents)
  const changedDocuments = new Map<string, ChangedDocument>()
  const results: MutationResult[] = []
  const mutations: Record<string, unknown>[] = []

  const find: FindDocument = (id) => staged.get(id)
  const findStored: FindDocument = (id) => context.documents.get(id)
  const transactionState: TransactionState = {
    timestamp,
    versionsIn: (release) => [...staged.inRelease(release)],
  }

  for (const step of request.steps) {
    const {index} = step
    for (const mutation of step.mutations(find, findStored, transactionState)) {
      for (const outcome of yield* computeOutcomes(mutation, index)) {
        if (outcome.mutation) {
          checkRelease(outcome, step, find)
        }
        recordOutcome(outcome, index)
      }
    }
  }

  const changed = [...changedDocuments].filter(([id, {before}]) => before || staged.get(id))
  const finalStates = changed.map(([id, {index, before}]) => ({
    id,
    index,
    before,
    after: staged.get(id),
  }))
  checkChanges(caller.role, finalStates, findStored)
  const texts = new Map<string, MeasuredText>()
  for (const state of finalStates) {
    const text = checkSize(state)
    if (text) {
      texts.set(state.id, text)
    }
  }
  checkReferences(staged, finalStates)
  return {
    id: revision,
    timestamp,
    author: caller.id,
    mutations,
    results,
    changes: changed.map(([id, changedDocument]) =>
      createChange(id, changedDocument, {after: staged.get(id), size: texts.get(id)?.size ?? 0}),
    ),
    texts,
  }

  function recordOutcome({id, operation, after, mutation}: MutationOutcome, index: number): void {
    results.push({id, operation})
    if (!mutation) {
      return
    }
    const changedDocument = changedDocuments.get(id) ?? {
      index,
      before: staged.get(id),
      mutations: [],
    }
    changedDocument.index = index
    changedDocument.mutations.push(mutation)
    changedDocuments.set(id, changedDocument)
    mutations.push(mutation)
    staged.set(id, after)
  }

  function* computeOutcomes(
    mutation: Mutation,
    index: number,
  ): Generator<QuerySelection, MutationOutcome[], readonly string[]> {
    switch (mutation.kind) {
      case 'create':
      case 'createOrReplace':
      case 'createIfNotExists':
        return [computeCreation(mutation.kind, mutation.attributes, index)]
      case 'delete':
        return (yield* selectIds(mutation.selection)).map((id) => computeDeletion(id))
      case 'patch':
        return (yield* selectIds(mutation.selection)).map((id) => computePatch(id, mutation, index))
      default:
        return mutation satisfies never
    }
  }

  function* selectIds(
    selection: Selection,
  ): Generator<QuerySelection, readonly string[], readonly string[]> {
    if ('id' in selection) {
      return [selection.id]
    }
    const {query, parameters} = selection
    return yield {query, parameters, staged}
  }

  function computeCreation(
    kind: 'create' | 'createOrReplace' | 'createIfNotExists',
    attributes: Readonly<Record<string, unknown>>,
    index: number,
  ): MutationOutcome {
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
    const after = addSystemAttributes({...addKeys(attributes), _id: id}, existing, index)
    const {_rev, ...created} = after
    return {id, operation: existing ? 'update' : 'create', after, mutation: {[kind]: created}}
  }

  function computeDeletion(id: string): MutationOutcome {
    if (!staged.get(id)) {
      return {id, operation: 'none', after: undefined}
    }
    return {id, operation: 'delete', after: undefined, mutation: {delete: {id}}}
  }

  function computePatch(
    id: string,
    {ifRevisionId, operations}: Extract<Mutation, {kind: 'patch'}>,
    index: number,
  ): MutationOutcome {
    const existing = staged.get(id)
    if (!existing) {
      throw new MutationError(404, index, {
        type: 'documentNotFoundError',
        description: `The document with the ID "${id}" was not found`,
        id,
      })
    }
    const stored = findStored(id)
    if (stored) {
      // Checked first, because the errors of a patch depend on contents that the caller may not see.
      assertGrant(caller.role, 'update', stored._type, index)
    }
    // The expected revision is the one before the transaction, not after its previous mutations.
    const current = changedDocuments.get(id)?.before?._rev ?? existing._rev
    if (ifRevisionId !== undefined && ifRevisionId !== current) {
      throw new MutationError(409, index, {
        type: 'documentRevisionIDDoesNotMatchError',
        description: `Document "${id}" has revision "${current}", not the expected "${ifRevisionId}"`,
        id,
        currentRevisionID: current,
        expectedRevisionID: ifRevisionId,
      })
    }
    const patched = addKeys(applyPatch(existing, operations, index))
    for (const name of ['_id', '_type'] as const) {
      if (patched[name] !== existing[name]) {
        throw createValidationError(
          index,
          `cannot modify immutable attribute "${name}" of document "${id}"`,
        )
      }
    }
    const after = addSystemAttributes(patched, existing, index)
    return {id, operation: 'update', after, mutation: {patch: {id, ...operations}}}
  }

  function addKeys(
    attributes: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> {
    if (!request.autoGenerateArrayKeys) {
      return attributes
    }
    return Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [
        name,
        addArrayKeys(value, context.newKey),
      ]),
    )
  }

  function resolveId(requested: unknown, index: number): string {
    const prefix = typeof requested === 'string' ? requested : ''
    const id = prefix === '' || prefix.endsWith('.') ? prefix + context.newId() : prefix
    assertId(id, index)
    return id
  }

  function addSystemAttributes(
    attributes: Readonly<Record<string, unknown>>,
    existing: LakeDocument | undefined,
    index: number,
  ): LakeDocument {
    const {_createdAt: created = existing?._createdAt ?? timestamp} = attributes
    if (created !== existing?._createdAt && !isInstant(created)) {
      throw createValidationError(
        index,
        `"_createdAt" must be a date and time in ISO 8601, for example ${timestamp}, not ${JSON.stringify(created)}`,
      )
    }
    const document = {...attributes, _rev: revision, _createdAt: created, _updatedAt: timestamp}
    if (!isLakeDocument(document)) {
      throw new TypeError('A document was staged without its id or type')
    }
    return document
  }

  function createChange(
    id: string,
    changedDocument: ChangedDocument,
    {after, size}: Pick<DocumentChange, 'after' | 'size'>,
  ): DocumentChange {
    const {before} = changedDocument
    return {
      document: id,
      transition: transitionOf(before, after),
      previousRevision: before?._rev,
      patches: new EffectPatches(before, after),
      before,
      after,
      size,
      mutations: changedDocument.mutations,
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
