import type {Caller} from './caller.ts'
import type {Grant} from './roles.ts'

/** An entry of Sanity's access control list: the permissions for all documents that match a GROQ filter. */
export interface AclEntry {
  readonly filter: string
  readonly permissions: readonly string[]
}

const PUBLIC: AclEntry = {filter: '_id in path("*")', permissions: ['read']}
const DRAFTS = '(_id in path("drafts.**") || _id in path("versions.**"))'

/** Describes what a caller may do, in the form that the Studio evaluates to find out what it shows as read-only. */
export function createAcl(caller: Caller | undefined, isPrivate = false): AclEntry[] {
  if (caller) {
    return caller.role.grants.flatMap(entriesOf)
  }
  return isPrivate ? [] : [PUBLIC]
}

function entriesOf({permissions, types}: Grant): AclEntry[] {
  const ofTypes = types ? [`_type in ${JSON.stringify(types)}`] : []
  const reading = permissions.includes('read') ? ['read', 'history'] : []
  const writing = permissions.filter((name) => name === 'create' || name === 'update')
  const managing = permissions.includes('manage') ? ['editHistory', 'manage'] : []
  return permissions.includes('publish')
    ? createEntry(ofTypes, [...reading, ...writing, ...managing])
    : [
        ...createEntry(ofTypes, [...reading, ...managing]),
        ...createEntry([DRAFTS, ...ofTypes], writing),
      ]
}

function createEntry(conditions: readonly string[], permissions: readonly string[]): AclEntry[] {
  return permissions.length > 0 ? [{filter: conditions.join(' && ') || 'true', permissions}] : []
}
