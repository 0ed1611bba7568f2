import {
  draftIdOf,
  isDraftId,
  isPublishedId,
  isVersionId,
  publishedIdOf,
} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import {isRecord, isStringArray} from '../json.ts'
import {parsePatchOperations, type Mutation} from '../mutations/mutation.ts'
import {
  checkRevision,
  documentField,
  idField,
  mustFind,
  refuse,
  type Action,
  type FindDocument,
} from './action-context.ts'
import {strengthened} from './strengthen.ts'

/** Turns one action into mutations. Throws an ActionError. */
export type ActionHandler = (action: Action, find: FindDocument) => Mutation[]

/** The Studio sends this patch where it has nothing to change but wants the draft to exist. */
const EMPTY_ACTION_GUARD = '_empty_action_guard_pseudo_field_'

/** `sanity.action.document.create`: makes a draft, or a version, of a document. */
export function createDraft(action: Action, find: FindDocument): Mutation[] {
  const publishedId = idField(action, 'publishedId')
  const attributes = documentField(action, 'attributes')
  const id = typeof attributes['_id'] === 'string' ? attributes['_id'] : draftIdOf(publishedId)
  if (publishedIdOf(id) !== publishedId) {
    throw refuse(
      action,
      400,
      'invalidActionError',
      `"attributes._id" "${id}" is not of "${publishedId}"`,
    )
  }
  if (find(id) && action.fields['ifExists'] === 'ignore') {
    return []
  }
  return [{kind: 'create', attributes: {...attributes, _id: id}}]
}

/** `sanity.action.document.edit`: patches a draft, made from the published document where there is none. */
export function edit(action: Action, find: FindDocument): Mutation[] {
  const draftId = idField(action, 'draftId')
  const publishedId = idField(action, 'publishedId')
  const operations = parsePatchOperations(withoutGuard(action.fields['patch']), action.index)
  const mutations: Mutation[] = []
  if (!find(draftId)) {
    mutations.push({
      kind: 'create',
      attributes: copyOf(mustFind(action, find, publishedId), draftId),
    })
  }
  mutations.push({kind: 'patch', selection: {id: draftId}, ifRevisionId: undefined, operations})
  return mutations
}

/** `sanity.action.document.publish`: the draft, or a version, becomes the published document. */
export function publish(action: Action, find: FindDocument): Mutation[] {
  const draftId = idField(action, 'draftId')
  const publishedId = idField(action, 'publishedId')
  if (isPublishedId(draftId) || publishedIdOf(draftId) !== publishedId) {
    throw refuse(
      action,
      400,
      'invalidActionError',
      `"draftId" must be the draft of "${publishedId}"`,
    )
  }
  const draft = mustFind(action, find, draftId)
  const published = find(publishedId)
  checkRevision(action, 'ifDraftRevisionId', draft)
  checkRevision(action, 'ifPublishedRevisionId', published)
  const attributes = {
    ...strengthened(copyOf(draft, publishedId)),
    _createdAt: published?._createdAt ?? draft._createdAt,
  }
  return [{kind: published ? 'createOrReplace' : 'create', attributes}, deletionOf(draftId)]
}

/** `sanity.action.document.unpublish`: the published document becomes a draft, where there is none yet. */
export function unpublish(action: Action, find: FindDocument): Mutation[] {
  const draftId = idField(action, 'draftId')
  const publishedId = idField(action, 'publishedId')
  const published = mustFind(action, find, publishedId)
  const mutations: Mutation[] = [deletionOf(publishedId)]
  if (!find(draftId)) {
    mutations.unshift({kind: 'create', attributes: copyOf(published, draftId)})
  }
  return mutations
}

/** `sanity.action.document.delete`: removes the published document and the drafts that are named. */
export function deleteDocument(action: Action, find: FindDocument): Mutation[] {
  const publishedId = idField(action, 'publishedId')
  mustFind(action, find, publishedId)
  const {includeDrafts = []} = action.fields
  if (!isStringArray(includeDrafts)) {
    throw refuse(action, 400, 'invalidActionError', '"includeDrafts" must be a list of ids')
  }
  for (const id of includeDrafts) {
    if (isPublishedId(id) || publishedIdOf(id) !== publishedId) {
      throw refuse(
        action,
        400,
        'invalidActionError',
        `"${id}" in "includeDrafts" is not a draft of "${publishedId}"`,
      )
    }
  }
  return [...includeDrafts.filter(find).map(deletionOf), deletionOf(publishedId)]
}

/** `sanity.action.document.discard`: removes a draft. */
export function discardDraft(action: Action, find: FindDocument): Mutation[] {
  return discard(action, find, idField(action, 'draftId'))
}

/** `sanity.action.document.version.discard`: removes a draft or a version. */
export function discardVersion(action: Action, find: FindDocument): Mutation[] {
  return discard(action, find, idField(action, 'versionId'))
}

/** `sanity.action.document.replaceDraft`: writes a draft as a whole; the document must exist already. */
export function replaceDraft(action: Action, find: FindDocument): Mutation[] {
  const publishedId = idField(action, 'publishedId')
  const attributes = documentField(action, 'attributes')
  const draftId = draftIdOf(publishedId)
  if (!find(draftId)) {
    mustFind(action, find, publishedId)
  }
  return [{kind: 'createOrReplace', attributes: {...attributes, _id: draftId}}]
}

/** `sanity.action.document.version.create`: makes a version from a document given, or from another variant. */
export function createVersion(action: Action, find: FindDocument): Mutation[] {
  const publishedId = idField(action, 'publishedId')
  if (action.fields['document'] !== undefined) {
    const document = documentField(action, 'document')
    const {_id: id} = document
    assertVariant(action, id, publishedId)
    return [{kind: 'create', attributes: document}]
  }
  const base = mustFind(action, find, idField(action, 'baseId'))
  const versionId = idField(action, 'versionId')
  assertVariant(action, versionId, publishedId)
  checkRevision(action, 'ifBaseRevisionId', base)
  return [{kind: 'create', attributes: copyOf(base, versionId)}]
}

/** `sanity.action.document.version.replace`: writes a draft or a version as a whole; it must exist. */
export function replaceVersion(action: Action, find: FindDocument): Mutation[] {
  const document = documentField(action, 'document')
  const {_id: id} = document
  if (typeof id !== 'string' || isPublishedId(id)) {
    throw refuse(
      action,
      400,
      'invalidActionError',
      '"document._id" must be the id of a draft or a version',
    )
  }
  mustFind(action, find, id)
  return [{kind: 'createOrReplace', attributes: document}]
}

/** `sanity.action.document.version.unpublish`: marks a version to unpublish its document with the release. */
export function unpublishVersion(action: Action, find: FindDocument): Mutation[] {
  const versionId = idField(action, 'versionId')
  const publishedId = idField(action, 'publishedId')
  if (!isVersionId(versionId)) {
    throw refuse(action, 400, 'invalidActionError', '"versionId" must be the id of a version')
  }
  assertVariant(action, versionId, publishedId)
  const version = find(versionId)
  const base = version ?? mustFind(action, find, publishedId)
  const system = isRecord(base['_system']) ? base['_system'] : {}
  const attributes = {...copyOf(base, versionId), _system: {...system, delete: true}}
  return [{kind: version ? 'createOrReplace' : 'create', attributes}]
}

function discard(action: Action, find: FindDocument, id: string): Mutation[] {
  if (!isDraftId(id) && !isVersionId(id)) {
    throw refuse(
      action,
      400,
      'invalidActionError',
      `"${id}" is neither a draft nor a version: use delete`,
    )
  }
  mustFind(action, find, id)
  return [deletionOf(id)]
}

function assertVariant(action: Action, id: unknown, publishedId: string): void {
  if (typeof id === 'string' && !isPublishedId(id) && publishedIdOf(id) === publishedId) {
    return
  }
  throw refuse(
    action,
    400,
    'invalidActionError',
    `${JSON.stringify(id)} is not the id of a draft or version of "${publishedId}"`,
  )
}

function deletionOf(id: string): Mutation {
  return {kind: 'delete', selection: {id}}
}

function copyOf(document: LakeDocument, id: string): Record<string, unknown> {
  const {_rev, _updatedAt, ...attributes} = document
  return {...attributes, _id: id}
}

function withoutGuard(patch: unknown): unknown {
  if (!isRecord(patch) || !isStringArray(patch['unset'])) {
    return patch
  }
  return {...patch, unset: patch['unset'].filter((path) => path !== EMPTY_ACTION_GUARD)}
}
