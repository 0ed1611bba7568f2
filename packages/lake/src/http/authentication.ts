import type {MiddlewareHandler} from 'hono'

import {RequestError} from '../errors/request-error.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'

/** Returns the bearer token of a request. */
export function bearerTokenOf(request: Request): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
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
    const caller = token === undefined ? undefined : lake.sessions.userOf(token)
    if (token !== undefined && !caller && !/\/(?:auth\/\w+|users\/me)$/.test(context.req.path)) {
      throw new RequestError('session-not-found', 'Session not found: sign in again')
    }
    context.set('caller', caller)
    await next()
  }
}
