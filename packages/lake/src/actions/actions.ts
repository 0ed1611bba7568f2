import {assertGrant, assertPublishes} from '../auth/check-changes.ts'
import {isVisible} from '../auth/is-visible.ts'
import type {CommitOutcome, CommitRequest} from '../commit/commit.ts'
import type {Dataset} from '../dataset.ts'
import type {LakeDocument} from '../documents/document.ts'
import {ActionError, MutationError} from '../errors/commit-error.ts'
import {RequestError} from '../errors/request-error.ts'
import {documentAt} from '../history/history.ts'
import {isRecord} from '../json.ts'
import type {FindDocument, TransactionStep} from '../mutations/transaction.ts'
import {RELEASE_TYPE} from '../releases/release-document.ts'
import {createActionError, type Action, type ActionHandler} from './action-context.ts'
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
} from './document-actions.ts'
import {createRelease, deleteRelease, editRelease, importRelease} from './release-actions.ts'
import {
  archiveRelease,
  publishActiveRelease,
  scheduleRelease,
  unarchiveRelease,
  unscheduleRelease,
} from './release-states.ts'

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
  ['release.archive', archiveRelease],
  ['release.create', createRelease],
  ['release.delete', deleteRelease],
  ['release.edit', editRelease],
  ['release.import', importRelease],
  ['release.publish', publishActiveRelease],
  ['release.schedule', scheduleRelease],
  ['release.unarchive', unarchiveRelease],
  ['release.unschedule', unscheduleRelease],
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
  const {actions, caller} = request
  const entries: unknown[] = Array.isArray(actions) ? actions : []
  if (entries.length === 0) {
    throw new RequestError('bad-request', '"actions" must be a list with at least one action')
  }
  const steps = entries.map((entry, index): TransactionStep => {
    const action = readAction(entry, index)
    const actsOnRelease = action.name.startsWith('release.')
    return {
      index,
      actsOnRelease,
      mutations(find, findStored, state) {
        if (actsOnRelease) {
          // Checked first, because other errors depend on the state of a release.
          assertPublishes(caller.role, RELEASE_TYPE, index)
        }
        return action.handle(action, (id) => findReadable(id, {index, find, findStored}), {
          ...state,
          findDeleted: (id) => findDeleted(dataset, id),
        })
      },
    }
  })
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
    if (stored && !isVisible(stored, dataset.readableTypesOf(caller))) {
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

interface KnownAction extends Action {
  /** For example `document.publish`. */
  readonly name: string
  readonly handle: ActionHandler
}

function readAction(entry: unknown, index: number): KnownAction {
  const fields = isRecord(entry) ? entry : {}
  const action: Action = {index, fields}
  const {actionType} = fields
  const name =
    typeof actionType === 'string' && actionType.startsWith(PREFIX)
      ? actionType.slice(PREFIX.length)
      : ''
  const handle = HANDLERS.get(name)
  if (handle) {
    return {...action, name, handle}
  }
  const known = [...HANDLERS.keys()].map((key) => PREFIX + key).join(', ')
  throw createActionError(
    action,
    400,
    'unsupportedActionError',
    `the action ${JSON.stringify(actionType)} is not supported: expected one of ${known}`,
  )
}

/** Finds the last state of a document whose deletion is on disk. */
function findDeleted(dataset: Dataset, id: string): LakeDocument | undefined {
  if (dataset.documents.get(id)) {
    throw new RequestError('unavailable', `"${id}" is being deleted: send the request again`)
  }
  return documentAt(dataset, id, 'lastRevision')
}
