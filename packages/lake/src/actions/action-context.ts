import {isDocumentId} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import {ActionError, type CommitErrorItem} from '../errors/commit-error.ts'
import {isRecord} from '../json.ts'
import {assertAttributeNames, type Mutation} from '../mutations/mutation.ts'
import type {FindDocument, TransactionState} from '../mutations/transaction.ts'

/** One action of a request, as the caller wrote it, with its index for errors. */
export interface Action {
  readonly index: number
  readonly fields: Readonly<Record<string, unknown>>
}

/** What actions read in addition to single documents. */
export interface ActionState extends TransactionState {
  /** Returns the last state of a deleted document. */
  readonly findDeleted: FindDocument
}

/** Turns one action into mutations. Throws an ActionError. */
export type ActionHandler = (action: Action, find: FindDocument, state: ActionState) => Mutation[]

/** Reads a field that must be a document's id. Throws an ActionError that names the field. */
export function readId(action: Action, name: string): string {
  const value = action.fields[name]
  if (isDocumentId(value)) {
    return value
  }
  throw createActionError(
    action,
    400,
    'invalidActionError',
    `"${name}" must be a document's id, for example "article-1", not ${JSON.stringify(value)}`,
  )
}

/** Reads a field that must be a document with a type. Throws an ActionError or MutationError that names the field. */
export function readDocument(action: Action, name: string): Record<string, unknown> {
  const value = action.fields[name]
  if (isRecord(value) && typeof value['_type'] === 'string') {
    assertAttributeNames(value, action.index)
    return value
  }
  throw createActionError(
    action,
    400,
    'invalidActionError',
    `"${name}" must be a document with a "_type", for example {"_type": "article"}`,
  )
}

/** Checks a document's revision against an optional field. Throws an ActionError, status 409. */
export function checkRevision(
  action: Action,
  name: string,
  document: LakeDocument | undefined,
): void {
  const expected = action.fields[name]
  if (expected === undefined || expected === null || expected === document?._rev) {
    return
  }
  throw createActionError(
    action,
    409,
    'documentRevisionIDDoesNotMatchError',
    `the document has revision "${document?._rev ?? 'none'}", not ${JSON.stringify(expected)}, which "${name}" expects`,
    {currentRevisionID: document?._rev, expectedRevisionID: expected},
  )
}

/** Returns the document with this id. Throws an ActionError, status 404, if there is none. */
export function findOrThrow(action: Action, find: FindDocument, id: string): LakeDocument {
  const document = find(id)
  if (document) {
    return document
  }
  throw createActionError(
    action,
    404,
    'documentNotFoundError',
    `The document with the ID "${id}" was not found`,
    {id},
  )
}

/** Creates the error for an action that is invalid or cannot be applied. */
export function createActionError(
  action: Action,
  status: number,
  type: string,
  description: string,
  details: Omit<CommitErrorItem, 'type' | 'description'> = {},
): ActionError {
  return new ActionError(status, action.index, {type, description, ...details})
}

/** Creates the mutation that deletes a document. */
export function deletionOf(id: string): Mutation {
  return {kind: 'delete', selection: {id}}
}

/** Returns the attributes of a document for a copy with another id. */
export function copyOf(document: LakeDocument, id: string): Record<string, unknown> {
  const {_rev, _updatedAt, ...attributes} = document
  return {...attributes, _id: id}
}
