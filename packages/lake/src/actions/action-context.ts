import {isDocumentId} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import {ActionError, type CommitErrorItem} from '../errors/commit-error.ts'
import {isRecord} from '../json.ts'
import {assertAttributeNames} from '../mutations/mutation.ts'

/** One action of a request, as the caller wrote it, with its index for errors. */
export interface Action {
  readonly index: number
  readonly fields: Readonly<Record<string, unknown>>
}

/** Finds a document in the state in which the previous actions leave it. */
export type FindDocument = (id: string) => LakeDocument | undefined

/** Reads a field that must be a document's id. Throws an ActionError naming it. */
export function idField(action: Action, name: string): string {
  const value = action.fields[name]
  if (isDocumentId(value)) {
    return value
  }
  throw actionError(action, 400, 'invalidActionError', `"${name}" must be a document's id`)
}

/** Reads a field that must be a document with a type. Throws an ActionError or MutationError naming it. */
export function documentField(action: Action, name: string): Record<string, unknown> {
  const value = action.fields[name]
  if (isRecord(value) && typeof value['_type'] === 'string') {
    assertAttributeNames(value, action.index)
    return value
  }
  throw actionError(
    action,
    400,
    'invalidActionError',
    `"${name}" must be a document with a "_type"`,
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
  throw actionError(
    action,
    409,
    'documentRevisionIDDoesNotMatchError',
    `the document has revision "${document?._rev ?? 'none'}", not the "${name}" expected, ${JSON.stringify(expected)}`,
    {currentRevisionID: document?._rev, expectedRevisionID: expected},
  )
}

/** Returns the document with this id. Throws an ActionError, status 404, if there is none. */
export function mustFind(action: Action, find: FindDocument, id: string): LakeDocument {
  const document = find(id)
  if (document) {
    return document
  }
  throw actionError(
    action,
    404,
    'documentNotFoundError',
    `The document with the ID "${id}" was not found`,
    {id},
  )
}

/** Creates the error for an action that is not valid or cannot be applied. */
export function actionError(
  action: Action,
  status: number,
  type: string,
  description: string,
  details: Omit<CommitErrorItem, 'type' | 'description'> = {},
): ActionError {
  return new ActionError(status, action.index, {type, description, ...details})
}
