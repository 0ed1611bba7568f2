import {isRecord, isStringArray} from '../json.ts'

/**
 * What a role may do with documents: `read` sees drafts, versions and the history; `create` and `update` write
 * drafts and versions (`update` also deletes them), and together with `publish` all documents. `upload` stores
 * assets; `manage` sees the e-mail addresses of all people.
 */
export const PERMISSIONS = ['read', 'create', 'update', 'publish', 'upload', 'manage'] as const

export type Permission = (typeof PERMISSIONS)[number]

/** Permissions for some documents. */
export interface Grant {
  readonly permissions: readonly Permission[]
  /** Types of documents; all types if omitted. */
  readonly types?: readonly string[]
  /** Names of the only top-level fields that may be written; all fields if omitted. */
  readonly fields?: readonly string[]
}

/** A named list of grants. */
export interface Role {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly grants: readonly Grant[]
}

/** The names of the roles that a person can have. */
export const ROLE_NAMES = ['administrator', 'editor', 'contributor', 'viewer'] as const

export type RoleName = (typeof ROLE_NAMES)[number]

/** The roles that a person can have. A token can also have a custom role. */
export const ROLES: Readonly<Record<RoleName, Role>> = {
  administrator: {
    name: 'administrator',
    title: 'Administrator',
    description: 'Reads and writes all documents, and sees who has access',
    grants: [{permissions: PERMISSIONS}],
  },
  editor: {
    name: 'editor',
    title: 'Editor',
    description: 'Reads, writes and publishes all documents',
    grants: [{permissions: ['read', 'create', 'update', 'publish', 'upload']}],
  },
  contributor: {
    name: 'contributor',
    title: 'Contributor',
    description: 'Reads all documents, and writes drafts and versions',
    grants: [{permissions: ['read', 'create', 'update', 'upload']}],
  },
  viewer: {
    name: 'viewer',
    title: 'Viewer',
    description: 'Reads all documents',
    grants: [{permissions: ['read']}],
  },
}

/** Returns true for the name of a role that a person can have. */
export function isRoleName(name: unknown): name is RoleName {
  return ROLE_NAMES.some((known) => known === name)
}

/** Creates the role of a token that may do only what the grants say. */
export function createCustomRole(grants: readonly Grant[]): Role {
  return {
    name: 'custom',
    title: 'Custom',
    description: grants.map(describeGrant).join('; '),
    grants,
  }
}

/** Formats a role for the database: a name, or the grants of a custom role as JSON. */
export function formatRole({name, grants}: Role): string {
  return isRoleName(name) ? name : JSON.stringify(grants)
}

/** Parses the role of a database row. Throws a TypeError if it is invalid. */
export function parseRole(text: string): Role {
  if (isRoleName(text)) {
    return ROLES[text]
  }
  const grants: unknown = JSON.parse(text)
  if (!Array.isArray(grants) || !grants.every(isGrant)) {
    throw new TypeError(`A stored role is invalid: ${text}`)
  }
  return createCustomRole(grants)
}

function describeGrant({permissions, types, fields}: Grant): string {
  const ofTypes = types ? ` ${types.join(', ')}` : ' all types'
  const ofFields = fields ? `, only the fields ${fields.join(', ')}` : ''
  return `${permissions.join(', ')}:${ofTypes}${ofFields}`
}

function isGrant(value: unknown): value is Grant {
  if (!isRecord(value)) {
    return false
  }
  const {permissions, types, fields} = value
  return (
    isStringArray(permissions) &&
    permissions.every((name) => PERMISSIONS.some((known) => known === name)) &&
    (types === undefined || isStringArray(types)) &&
    (fields === undefined || isStringArray(fields))
  )
}
