import {draftIdOf, isPublishedId, publishedIdOf} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import {MutationError} from '../errors/commit-error.ts'
import {isJsonEqual} from '../mendoza/is-json-equal.ts'
import type {Grant, Permission, Role} from './roles.ts'

/** The state of a document before and after a transaction. */
export interface CheckedChange {
  readonly id: string
  /** Index of the last mutation that changed the document. */
  readonly index: number
  readonly before: LakeDocument | undefined
  readonly after: LakeDocument | undefined
}

const SYSTEM_ATTRIBUTES = new Set(['_id', '_type', '_rev', '_updatedAt', '_createdAt'])

/** Throws a MutationError, status 403, if a role can write no document at all. */
export function assertCanWrite(role: Role): void {
  const canWrite = role.grants.some(
    ({permissions}) => permissions.includes('create') || permissions.includes('update'),
  )
  if (!canWrite) {
    throw createPermissionError(0, 'update', `the role ${role.title} writes no documents`)
  }
}

/** Throws a MutationError, status 403, if a role lacks a permission for all documents of a type. */
export function assertGrant(role: Role, permission: Permission, type: string, index: number): void {
  grantsFor(role, permission, type, index)
}

/** Throws a MutationError, status 403, if a role does not write published documents of a type. */
export function assertPublishes(role: Role, type: string, index: number): void {
  const grants = grantsFor(role, 'update', type, index)
  if (!grants.some(({permissions}) => permissions.includes('publish'))) {
    throw createPermissionError(
      index,
      'update',
      `the role ${role.title} writes only drafts and versions, and does not manage documents of type "${type}"`,
    )
  }
}

/**
 * Checks that a role may make every change of a transaction. The difference between the states before and after
 * the transaction decides, whichever mutations or actions have made it.
 *
 * Throws a MutationError, status 403, that names the missing permission.
 */
export function checkChanges(
  role: Role,
  changes: readonly CheckedChange[],
  find: (id: string) => LakeDocument | undefined,
): void {
  for (const change of changes) {
    const {id, before, after} = change
    if (!before && !after) {
      continue
    }
    // A draft belongs to the published document even if their types differ, so a new one needs both types.
    const siblings = before ? [] : [find(publishedIdOf(id)), find(draftIdOf(id))]
    const types = new Set(
      [before, after, ...siblings].flatMap((state) => (state ? [state._type] : [])),
    )
    for (const type of types) {
      checkChange(role, type, change)
    }
  }
}

function checkChange(role: Role, type: string, {id, index, before, after}: CheckedChange): void {
  const permission = before ? 'update' : 'create'
  const ofType = grantsFor(role, permission, type, index)
  const ofId = ofType.filter(
    ({permissions}) => !isPublishedId(id) || permissions.includes('publish'),
  )
  if (ofId.length === 0) {
    throw createPermissionError(
      index,
      permission,
      `the role ${role.title} writes only drafts and versions, not the published document "${id}"`,
    )
  }
  const field = findForbiddenField(ofId, before, after)
  if (field !== undefined) {
    throw createPermissionError(
      index,
      permission,
      `the role ${role.title} does not write the field "${field}" of "${type}"`,
    )
  }
}

function grantsFor(role: Role, permission: Permission, type: string, index: number): Grant[] {
  const grants = role.grants.filter(
    (grant) => grant.permissions.includes(permission) && (grant.types?.includes(type) ?? true),
  )
  if (grants.length === 0) {
    throw createPermissionError(
      index,
      permission,
      `the role ${role.title} lacks it for documents of type "${type}"`,
    )
  }
  return grants
}

function findForbiddenField(
  grants: readonly Grant[],
  before: LakeDocument | undefined,
  after: LakeDocument | undefined,
): string | undefined {
  if (grants.some(({fields}) => fields === undefined)) {
    return undefined
  }
  const allowed = new Set(grants.flatMap(({fields = []}) => fields))
  return changedFieldsOf(before, after).find((field) => !allowed.has(field))
}

function changedFieldsOf(
  before: LakeDocument | undefined,
  after: LakeDocument | undefined,
): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  const isBackdated = before && after && before._createdAt !== after._createdAt
  return [...names].filter((name) =>
    SYSTEM_ATTRIBUTES.has(name)
      ? name === '_createdAt' && isBackdated
      : !isJsonEqual(before?.[name], after?.[name]),
  )
}

function createPermissionError(
  index: number,
  permission: Permission,
  reason: string,
): MutationError {
  return new MutationError(403, index, {
    type: 'insufficientPermissionsError',
    description: `Insufficient permissions; permission "${permission}" required: ${reason}`,
    permission,
  })
}
