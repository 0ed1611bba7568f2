import {isInstant} from '../documents/instant.ts'
import {isRecord} from '../json.ts'
import {
  assertAttributeNames,
  parsePatchOperations,
  pathsOf,
  type Mutation,
} from '../mutations/mutation.ts'
import type {FindDocument} from '../mutations/transaction.ts'
import {RELEASE_TYPE, releaseIdOf} from '../releases/release-document.ts'
import {
  createActionError,
  deletionOf,
  readDocument,
  type Action,
  type ActionState,
} from './action-context.ts'
import {findRelease, readReleaseName} from './find-release.ts'

const METADATA_PATH = /^metadata(?:$|[.[])/

/** `sanity.action.release.create`: creates a release without versions. */
export function createRelease(action: Action): Mutation[] {
  const name = readReleaseName(action)
  const {metadata = {}} = action.fields
  if (!isRecord(metadata)) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      '"metadata" must be an object, for example {"title": "Spring", "releaseType": "asap"}',
    )
  }
  assertAttributeNames(metadata, action.index)
  const attributes = {
    _id: releaseIdOf(name),
    _type: RELEASE_TYPE,
    name,
    state: 'active',
    metadata: {...metadata, releaseType: metadata['releaseType'] ?? 'undecided'},
  }
  return [{kind: 'create', attributes}]
}

/** `sanity.action.release.edit`: patches the metadata of a release that is neither published nor archived. */
export function editRelease(action: Action, find: FindDocument): Mutation[] {
  const release = findRelease(action, find, ['active', 'scheduled'])
  const operations = parsePatchOperations(action.fields['patch'], action.index)
  for (const path of Object.entries(operations).flatMap(([name, operand]) =>
    pathsOf(name, operand),
  )) {
    if (!METADATA_PATH.test(path)) {
      throw createActionError(
        action,
        400,
        'invalidActionError',
        `the path ${JSON.stringify(path)} cannot be patched: only "metadata" of a release can, for example "metadata.title"`,
      )
    }
  }
  return [{kind: 'patch', selection: {id: release._id}, ifRevisionId: undefined, operations}]
}

/** `sanity.action.release.delete`: deletes a release that is published or archived. */
export function deleteRelease(
  action: Action,
  find: FindDocument,
  {versionsIn}: ActionState,
): Mutation[] {
  const release = findRelease(action, find, ['archived', 'published'])
  const versions = versionsIn(readReleaseName(action)).map(({_id}) => deletionOf(_id))
  return [...versions, deletionOf(release._id)]
}

/**
 * `sanity.action.release.import`: stores a release from an export.
 *
 * A release that was scheduled there becomes active, with the time as its intended one, because its versions
 * arrive in other requests, and because an import must not publish by itself.
 */
export function importRelease(action: Action, find: FindDocument): Mutation[] {
  const name = readReleaseName(action)
  const id = releaseIdOf(name)
  const {ifExists = 'fail'} = action.fields
  if (ifExists !== 'fail' && ifExists !== 'ignore' && ifExists !== 'replace') {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      `"ifExists" must be "fail", "ignore" or "replace", not ${JSON.stringify(ifExists)}`,
    )
  }
  const field = action.fields['document'] === undefined ? 'attributes' : 'document'
  const imported = readDocument(action, field)
  if (imported['_type'] !== RELEASE_TYPE || (imported['_id'] ?? id) !== id) {
    throw createActionError(
      action,
      400,
      'invalidActionError',
      `"${field}" must be a document of type "${RELEASE_TYPE}" with the id "${id}"`,
    )
  }
  if (ifExists === 'ignore' && find(id)) {
    return []
  }
  return [
    {
      kind: ifExists === 'replace' ? 'createOrReplace' : 'create',
      attributes: {...pauseRelease(imported), _id: id, name},
    },
  ]
}

/** Only finished releases keep their state. */
function pauseRelease(imported: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const given = isRecord(imported['metadata']) ? imported['metadata'] : {}
  const metadata = {...given, releaseType: given['releaseType'] ?? 'undecided'}
  const {state, publishAt} = imported
  if (state === 'published' || state === 'archived') {
    return {...imported, metadata}
  }
  const fields = Object.entries(imported).filter(([name]) => name !== 'publishAt')
  const intended = isInstant(publishAt) ? {intendedPublishAt: publishAt} : {}
  return {
    ...Object.fromEntries(fields),
    state: 'active',
    metadata: {...metadata, ...intended},
  }
}
