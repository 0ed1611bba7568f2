import type {MiddlewareHandler} from 'hono'

import {isAllowedOrigin} from '../auth/origins.ts'
import type {LakeContext, LakeEnvironment} from './lake-context.ts'

/** Seconds. */
const DAY = 24 * 60 * 60

/** What a page of an origin may do: read responses, also with credentials, or nothing. */
export interface CorsPolicy {
  readonly allowed: boolean
  readonly withCredentials: boolean
}

/**
 * Creates the middleware that lets pages of allowed origins read responses.
 *
 * The list of origins protects no data: what is not public needs a bearer token, and cookies are ignored.
 */
export function createCors(lake: LakeContext): MiddlewareHandler<LakeEnvironment> {
  return async (context, next) => {
    const origin = context.req.header('origin')
    if (origin !== undefined && context.req.method === 'OPTIONS') {
      const headers = createPreflightHeaders(context.req.raw, createOriginHeaders(lake, origin))
      return new Response(null, {status: 204, headers})
    }
    await next()
    if (origin === undefined || context.res.headers.has('access-control-allow-origin')) {
      return undefined
    }
    for (const [name, value] of Object.entries(createOriginHeaders(lake, origin))) {
      context.res.headers.set(name, value)
    }
    context.res.headers.append('vary', 'Origin')
    return undefined
  }
}

/** Returns what a page may do: pages that may sign users in may do everything, others what the list says. */
export function findCorsPolicy({access, allowedOrigins}: LakeContext, origin: string): CorsPolicy {
  const url = URL.parse(origin)
  if (url && isAllowedOrigin(url, allowedOrigins)) {
    return {allowed: true, withCredentials: true}
  }
  const entries = access.corsOrigins.allowing(origin)
  return {
    allowed: entries.length > 0,
    withCredentials: entries.some(({allowCredentials}) => allowCredentials),
  }
}

function createOriginHeaders(lake: LakeContext, origin: string): Record<string, string> {
  const {allowed, withCredentials} = findCorsPolicy(lake, origin)
  if (!allowed) {
    return {}
  }
  return {
    'access-control-allow-origin': origin,
    ...(withCredentials && {'access-control-allow-credentials': 'true'}),
    'access-control-expose-headers': 'etag, retry-after',
  }
}

function createPreflightHeaders(request: Request, originHeaders: Record<string, string>): Headers {
  const headers = new Headers({
    ...originHeaders,
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Private-Network',
  })
  if (!headers.has('access-control-allow-origin')) {
    return headers
  }
  headers.set('access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS')
  headers.set('access-control-max-age', String(DAY))
  const requestedHeaders = request.headers.get('access-control-request-headers')
  if (requestedHeaders !== null) {
    headers.set('access-control-allow-headers', requestedHeaders)
  }
  // Chromium requires this before a public page may reach a server on the same machine.
  if (request.headers.get('access-control-request-private-network') === 'true') {
    headers.set('access-control-allow-private-network', 'true')
  }
  return headers
}
