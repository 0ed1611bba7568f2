import type {MiddlewareHandler} from 'hono'

import {RequestError} from '../errors/request-error.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'

/** Returns the bearer token of a request. */
export function bearerTokenOf(request: Request): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
}

/**
 * Finds the caller of every request. An invalid token is refused: otherwise a client whose session has
 * ended would take the published documents for all documents. `/auth/…` and `/users/me` treat it as none.
 */
export function authentication(lake: LakeContext): MiddlewareHandler<LakeEnvironment> {
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
