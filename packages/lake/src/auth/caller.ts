import {RequestError} from '../errors/request-error.ts'
import type {Permission, Role} from './roles.ts'

/** Who sends a request: a person who has logged in, or the owner of a token. */
export interface Caller {
  /** The author of the caller's transactions. */
  readonly id: string
  readonly name: string
  readonly role: Role
}

/**
 * The types of which a caller sees all documents; of other types it sees only public ones, whose id has no dot. In a
 * private dataset nothing is public: it sees `only` documents of these types.
 */
export type ReadableTypes = 'all' | readonly string[] | {readonly only: readonly string[]}

/** Returns what a caller sees; a client that is not logged in sees only public documents, or none if there are none. */
export function readableTypesOf(caller: Caller | undefined, isPrivate = false): ReadableTypes {
  const grants = caller?.role.grants.filter(({permissions}) => permissions.includes('read')) ?? []
  if (grants.some(({types}) => types === undefined)) {
    return 'all'
  }
  const types = grants.flatMap((grant) => grant.types ?? [])
  return isPrivate ? {only: types} : types
}

/** Returns true if a caller sees no document at all, so that nothing needs to be read. */
export function seesNothing(readableTypes: ReadableTypes): boolean {
  return (
    typeof readableTypes === 'object' && 'only' in readableTypes && readableTypes.only.length === 0
  )
}

/** Returns true if the caller has a permission for documents of every type. */
export function hasPermission({role}: Caller, permission: Permission): boolean {
  return role.grants.some(
    ({permissions, types}) => types === undefined && permissions.includes(permission),
  )
}

/** Throws a RequestError, status 403, unless the caller has a permission for documents of every type. */
export function assertPermission(caller: Caller, permission: Permission): void {
  if (!hasPermission(caller, permission)) {
    throw new RequestError(
      'forbidden',
      `Insufficient permissions; permission "${permission}" required, which the role ${caller.role.title} lacks`,
    )
  }
}
