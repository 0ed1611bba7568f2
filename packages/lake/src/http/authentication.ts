import type {Context, MiddlewareHandler} from 'hono'

import {formatRole} from '../auth/roles.ts'
import {RequestError} from '../errors/request-error.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'

/** Returns the bearer token of a request. */
export function bearerTokenOf(request: Request): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
}

/**
 * Returns a function that tells whether the caller still has the same access: false after the end of the session,
 * the removal of the token or person, and a change of the role.
 */
export function isCurrentOf(
  context: Context<LakeEnvironment>,
  {access}: LakeContext,
): (() => boolean) | undefined {
  const token = bearerTokenOf(context.req.raw)
  const caller = context.get('caller')
  if (token === undefined || !caller) {
    return undefined
  }
  const role = formatRole(caller.role)
  return () => {
    const current = access.callerOf(token)
    return current !== undefined && formatRole(current.role) === role
  }
}

/**
 * Creates the middleware that finds the caller of every request.
 *
 * It refuses an invalid token: otherwise a client whose session has ended would mistake the published
 * documents for all documents. Only `/auth/…` and `/users/me` treat an invalid token like a missing one.
 */
export function createAuthentication(lake: LakeContext): MiddlewareHandler<LakeEnvironment> {
  return async (context, next) => {
    const token = bearerTokenOf(context.req.raw)
    const caller = token === undefined ? undefined : lake.access.callerOf(token)
    if (token !== undefined && !caller && !/\/(?:auth\/\w+|users\/me)$/.test(context.req.path)) {
      throw new RequestError('session-not-found', 'Session not found: sign in again')
    }
    context.set('caller', caller)
    await next()
  }
}
