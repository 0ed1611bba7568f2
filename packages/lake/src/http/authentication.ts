import type {Context, MiddlewareHandler} from 'hono'

import {RequestError} from '../errors/request-error.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'

/** Returns the bearer token of a request. */
export function bearerTokenOf(request: Request): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
}

/**
 * Returns a function that tells whether the caller still has the same access: false after the removal of the token
 * or person, a new password and a new role. The end of a session alone does not end streams, because the Studio
 * would accept no text until its user has logged in again.
 */
export function isCurrentOf(
  context: Context<LakeEnvironment>,
  {access}: LakeContext,
): (() => boolean) | undefined {
  const caller = context.get('caller')
  if (!caller) {
    return undefined
  }
  const version = access.versionOf(caller.id)
  return () => access.versionOf(caller.id) === version
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
      throw new RequestError('session-not-found', 'Session not found: log in again')
    }
    context.set('caller', caller)
    await next()
  }
}
