import {readableTypesOf} from '../auth/caller.ts'
import {assertGrant} from '../auth/check-changes.ts'
import {isVisible} from '../auth/is-visible.ts'
import type {CommitOutcome, CommitRequest} from '../commit/commit.ts'
import type {Dataset} from '../dataset.ts'
import {ActionError, MutationError} from '../errors/commit-error.ts'
import {RequestError} from '../errors/request-error.ts'
import {isRecord} from '../json.ts'
import type {Mutation} from '../mutations/mutation.ts'
import type {FindDocument, TransactionStep} from '../mutations/transaction.ts'
import {createActionError, type Action} from './action-context.ts'
import {
  createDraft,
  createVersion,
  deleteDocument,
  discardDraft,
  discardVersion,
  edit,
  publish,
  replaceDraft,
  replaceVersion,
  unpublish,
  unpublishVersion,
  type ActionHandler,
} from './document-actions.ts'

const PREFIX = 'sanity.action.'

const HANDLERS = new Map<string, ActionHandler>([
  ['document.create', createDraft],
  ['document.delete', deleteDocument],
  ['document.discard', discardDraft],
  ['document.edit', edit],
  ['document.publish', publish],
  ['document.replaceDraft', replaceDraft],
  ['document.unpublish', unpublish],
  ['document.version.create', createVersion],
  ['document.version.discard', discardVersion],
  ['document.version.replace', replaceVersion],
  ['document.version.unpublish', unpublishVersion],
])

/** The Studio sends dry runs of these actions to find out which buttons it can show. */
const PROBED_BY_STUDIO = new Set([
  'release.create',
  'release.publish',
  'release.schedule',
  'release.archive',
])

/** A request to the actions endpoint. */
export interface ActionsRequest extends Omit<CommitRequest, 'steps' | 'autoGenerateArrayKeys'> {
  readonly actions: unknown
}

/**
 * Commits a list of actions as one transaction.
 *
 * Rejects with an ActionError that names the invalid action, and with a RequestError if the list is missing
 * or empty.
 */
export async function commitActions(
  dataset: Dataset,
  request: ActionsRequest,
): Promise<CommitOutcome> {
  const {actions, caller, dryRun = false} = request
  const entries: unknown[] = Array.isArray(actions) ? actions : []
  if (entries.length === 0) {
    throw new RequestError('bad-request', '"actions" must be a list with at least one action')
  }
  const steps = entries.map((entry, index): TransactionStep => ({
    index,
    mutations: (find, findStored) =>
      mutationsOf(entry, index, (id) => findReadable(id, {index, find, findStored}), dryRun),
  }))
  try {
    return await dataset.commit({...request, steps})
  } catch (error) {
    if (!(error instanceof MutationError)) {
      throw error
    }
    throw new ActionError(error.status, error.index, ...error.items)
  }

  /** Actions copy documents, also to ids that everybody can read, so a stored one must be visible to the caller. */
  function findReadable(id: string, {index, find, findStored}: Finders): ReturnType<FindDocument> {
    const stored = findStored(id)
    if (stored && !isVisible(stored, readableTypesOf(caller))) {
      assertGrant(caller.role, 'read', stored._type, index)
    }
    return find(id)
  }
}

/** How an action finds documents, and its position in the request. */
interface Finders {
  readonly index: number
  readonly find: FindDocument
  readonly findStored: FindDocument
}

function mutationsOf(
  entry: unknown,
  index: number,
  find: FindDocument,
  dryRun: boolean,
): Mutation[] {
  const fields = isRecord(entry) ? entry : {}
  const action: Action = {index, fields}
  const {actionType} = fields
  const name =
    typeof actionType === 'string' && actionType.startsWith(PREFIX)
      ? actionType.slice(PREFIX.length)
      : ''
  const handler = HANDLERS.get(name)
  if (handler) {
    return handler(action, find)
  }
  if (dryRun && PROBED_BY_STUDIO.has(name)) {
    return []
  }
  const known = [...HANDLERS.keys()].map((key) => PREFIX + key).join(', ')
  throw createActionError(
    action,
    400,
    'unsupportedActionError',
    `the action ${JSON.stringify(actionType)} is not supported: expected one of ${known}`,
  )
}
