import {
  draftIdOf,
  isDraftId,
  isPublishedId,
  isVersionId,
  publishedIdOf,
  releaseOf,
} from '../documents/document-id.ts'
import {isRecord, isStringArray} from '../json.ts'
import {parsePatchOperations, type Mutation} from '../mutations/mutation.ts'
import type {FindDocument} from '../mutations/transaction.ts'
import {isMarkedForUnpublishing, releaseIdOf} from '../releases/release-document.ts'
import {
  checkRevision,
  readDocument,
  readId,
  findOrThrow,
  copyOf,
  createActionError,
  deletionOf,
  type Action,
  type ActionState,
} from './action-context.ts'
import {publishDraft, unpublishTo} from './publish-draft.ts'

/** The Studio unsets this field in an edit that changes nothing but creates the draft. */
const EMPTY_ACTION_GUARD = '_empty_action_guard_pseudo_field_'

/** `sanity.action.document.create`: creates a draft or a version of a document. */
export function createDraft(action: Action, find: FindDocument): Mutation[] {
  const publishedId = readId(action, 'publishedId')
  const attributes = readDocument(action, 'attributes')
  const id = typeof attributes['_id'] === 'string' ? attributes['_id'] : draftIdOf(publishedId)
  if (publishedIdOf(id) !== publishedId) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      `"attributes._id" is "${id}", which is not a draft or version of "${publishedId}"`,
    )
  }
  if (find(id) && action.fields['ifExists'] === 'ignore') {
    return []
  }
  return [{kind: 'create', attributes: {...attributes, _id: id}}]
}

/** `sanity.action.document.edit`: patches a draft; if there is none, creates it from the published document. */
export function edit(action: Action, find: FindDocument): Mutation[] {
  const draftId = readId(action, 'draftId')
  const publishedId = readId(action, 'publishedId')
  const operations = parsePatchOperations(removeGuard(action.fields['patch']), action.index)
  const mutations: Mutation[] = []
  if (!find(draftId)) {
    mutations.push({
      kind: 'create',
      attributes: copyOf(findOrThrow(action, find, publishedId), draftId),
    })
  }
  mutations.push({kind: 'patch', selection: {id: draftId}, ifRevisionId: undefined, operations})
  return mutations
}

/** `sanity.action.document.publish`: a draft or a version becomes the published document. */
export function publish(action: Action, find: FindDocument): Mutation[] {
  const draftId = readId(action, 'draftId')
  const publishedId = readId(action, 'publishedId')
  if (isPublishedId(draftId) || publishedIdOf(draftId) !== publishedId) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      `"draftId" must be the draft of "${publishedId}"`,
    )
  }
  const draft = findOrThrow(action, find, draftId)
  const published = find(publishedId)
  if (isMarkedForUnpublishing(draft)) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      `"${draftId}" is marked to unpublish "${publishedId}": publish its release, or use sanity.action.document.unpublish`,
    )
  }
  checkRevision(action, 'ifDraftRevisionId', draft)
  checkRevision(action, 'ifPublishedRevisionId', published)
  return publishDraft(draft, published)
}

/** `sanity.action.document.unpublish`: the published document becomes a draft, unless there is one already. */
export function unpublish(action: Action, find: FindDocument): Mutation[] {
  const draftId = readId(action, 'draftId')
  const publishedId = readId(action, 'publishedId')
  return unpublishTo(draftId, findOrThrow(action, find, publishedId), find)
}

/** `sanity.action.document.delete`: deletes the published document and the drafts listed in `includeDrafts`. */
export function deleteDocument(action: Action, find: FindDocument): Mutation[] {
  const publishedId = readId(action, 'publishedId')
  findOrThrow(action, find, publishedId)
  const {includeDrafts = []} = action.fields
  if (!isStringArray(includeDrafts)) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      '"includeDrafts" must be a list of ids',
    )
  }
  for (const id of includeDrafts) {
    if (isPublishedId(id) || publishedIdOf(id) !== publishedId) {
      throw createActionError(
        action,
        400,
        'invalidActionError',
        `"${id}" in "includeDrafts" is not a draft of "${publishedId}"`,
      )
    }
  }
  return [...includeDrafts.filter(find).map(deletionOf), deletionOf(publishedId)]
}

/** `sanity.action.document.discard`: deletes a draft. */
export function discardDraft(action: Action, find: FindDocument): Mutation[] {
  return discard(action, find, readId(action, 'draftId'))
}

/** `sanity.action.document.version.discard`: deletes a draft or a version. */
export function discardVersion(action: Action, find: FindDocument): Mutation[] {
  if (action.fields['purge'] === true) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      '"purge" is not supported: the history of a discarded version is kept',
    )
  }
  return discard(action, find, readId(action, 'versionId'))
}

/** `sanity.action.document.replaceDraft`: replaces a whole draft; the draft or its published document must exist. */
export function replaceDraft(action: Action, find: FindDocument): Mutation[] {
  const publishedId = readId(action, 'publishedId')
  const attributes = readDocument(action, 'attributes')
  const draftId = draftIdOf(publishedId)
  if (!find(draftId)) {
    findOrThrow(action, find, publishedId)
  }
  return [{kind: 'createOrReplace', attributes: {...attributes, _id: draftId}}]
}

/**
 * `sanity.action.document.version.create`: creates a version from the given document, or from another version of
 * it. The App SDK sends the document as `attributes`, as `sanity.action.document.create` has it.
 */
export function createVersion(
  action: Action,
  find: FindDocument,
  {versionsIn}: ActionState,
): Mutation[] {
  const publishedId = readId(action, 'publishedId')
  const field = ['document', 'attributes'].find((name) => action.fields[name] !== undefined)
  if (field !== undefined) {
    const document = readDocument(action, field)
    const {_id: id} = document
    assertDraftOrVersion(action, id, publishedId)
    assertRoom(action, {id, find, versionsIn})
    return [{kind: 'create', attributes: document}]
  }
  const base = findOrThrow(action, find, readId(action, 'baseId'))
  const versionId = readId(action, 'versionId')
  assertDraftOrVersion(action, versionId, publishedId)
  assertRoom(action, {id: versionId, find, versionsIn})
  checkRevision(action, 'ifBaseRevisionId', base)
  const copy = copyOf(base, versionId)
  if (!isVersionId(versionId)) {
    return [{kind: 'create', attributes: copy}]
  }
  // The Studio compares a version with the revision that it was copied from.
  const system = isRecord(base['_system']) ? base['_system'] : {}
  const _system = {...system, base: {id: base._id, rev: base._rev}}
  return [{kind: 'create', attributes: {...copy, _system}}]
}

/** `sanity.action.document.version.replace`: replaces a whole draft or version, which must exist. */
export function replaceVersion(action: Action, find: FindDocument): Mutation[] {
  const document = readDocument(action, 'document')
  const {_id: id} = document
  if (typeof id !== 'string' || isPublishedId(id)) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      '"document._id" must be the id of a draft or a version',
    )
  }
  findOrThrow(action, find, id)
  return [{kind: 'createOrReplace', attributes: document}]
}

/** `sanity.action.document.version.unpublish`: marks a version so that its release unpublishes the document. */
export function unpublishVersion(action: Action, find: FindDocument): Mutation[] {
  const versionId = readId(action, 'versionId')
  const publishedId = readId(action, 'publishedId')
  if (!isVersionId(versionId)) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      '"versionId" must be the id of a version',
    )
  }
  assertDraftOrVersion(action, versionId, publishedId)
  const version = find(versionId)
  const base = version ?? findOrThrow(action, find, publishedId)
  const system = isRecord(base['_system']) ? base['_system'] : {}
  const attributes = {...copyOf(base, versionId), _system: {...system, delete: true}}
  return [{kind: version ? 'createOrReplace' : 'create', attributes}]
}

function discard(action: Action, find: FindDocument, id: string): Mutation[] {
  if (!isDraftId(id) && !isVersionId(id)) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      `"${id}" is neither a draft nor a version: use sanity.action.document.delete instead`,
    )
  }
  findOrThrow(action, find, id)
  return [deletionOf(id)]
}

/** A release of cardinality "one" is a scheduled draft: it has one version. */
function assertRoom(
  action: Action,
  {
    id,
    find,
    versionsIn,
  }: Pick<ActionState, 'versionsIn'> & {readonly id: unknown; readonly find: FindDocument},
): void {
  const name = typeof id === 'string' ? releaseOf(id) : undefined
  const metadata = name === undefined ? undefined : find(releaseIdOf(name))?.['metadata']
  if (name === undefined || !isRecord(metadata) || metadata['cardinality'] !== 'one') {
    return
  }
  const other = versionsIn(name).find(({_id}) => _id !== id)
  if (other) {
    throw createActionError(
      action,
      409,
      'releaseCardinalityError',
      `the release "${name}" is a scheduled draft and already has "${other._id}": create another release for ${JSON.stringify(id)}`,
      {releaseId: name},
    )
  }
}

function assertDraftOrVersion(action: Action, id: unknown, publishedId: string): void {
  if (typeof id === 'string' && !isPublishedId(id) && publishedIdOf(id) === publishedId) {
    return
  }
  throw createActionError(
    action,
    400,
    'invalidActionError',
    `${JSON.stringify(id)} is not the id of a draft or version of "${publishedId}"`,
  )
}

function removeGuard(patch: unknown): unknown {
  if (!isRecord(patch) || !isStringArray(patch['unset'])) {
    return patch
  }
  return {...patch, unset: patch['unset'].filter((path) => path !== EMPTY_ACTION_GUARD)}
}
