import type {LakeContext} from '../lake-context.ts'
import type {RouteContext} from '../route-context.ts'

/**
 * Returns a function that tells whether the caller still has the same access: false after the removal of the token
 * or person, a new password and a new role. The end of a session alone does not end streams, because the Studio
 * would accept no text until its user has logged in again.
 */
export function isCurrentOf(
  {caller}: RouteContext,
  {access}: LakeContext,
): (() => boolean) | undefined {
  if (!caller) {
    return undefined
  }
  const version = access.versionOf(caller.id)
  return () => access.versionOf(caller.id) === version
}
