import {isAllowedOrigin} from '../auth/origins.ts'
import type {HttpRequest} from './http-request.ts'
import type {LakeContext} from './lake-context.ts'
import type {Reply} from './reply.ts'

/** Seconds. */
const DAY = 24 * 60 * 60

/** What a page of an origin may do: read responses, also with credentials, or nothing. */
export interface CorsPolicy {
  readonly allowed: boolean
  readonly withCredentials: boolean
}

/** Returns the reply to the preflight request of a browser; undefined for all other requests. */
export function respondToPreflight(lake: LakeContext, request: HttpRequest): Reply | undefined {
  const origin = request.method === 'OPTIONS' ? request.header('origin') : undefined
  return origin === undefined
    ? undefined
    : {status: 204, headers: createPreflightHeaders(request, createOriginHeaders(lake, origin))}
}

/**
 * Adds the headers that let pages of allowed origins read a reply.
 *
 * The list of origins protects no data: what is not public needs a bearer token, and cookies are ignored.
 */
export function addCorsHeaders(lake: LakeContext, request: HttpRequest, reply: Reply): Reply {
  const origin = request.header('origin')
  const {headers} = reply
  if (origin === undefined || headers['access-control-allow-origin'] !== undefined) {
    return reply
  }
  const {vary} = headers
  return {
    ...reply,
    headers: {
      ...headers,
      ...createOriginHeaders(lake, origin),
      vary: addOrigin(vary),
    },
  }
}

/**
 * Returns what a page may do: pages of this machine and of the Lake's options may do everything, others what the list
 * says. With credentials, a page may also log users in.
 */
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

function addOrigin(vary: string | undefined): string {
  if (vary === undefined) {
    return 'Origin'
  }
  return /\borigin\b/i.test(vary) ? vary : `${vary}, Origin`
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

function createPreflightHeaders(
  request: HttpRequest,
  originHeaders: Record<string, string>,
): Record<string, string> {
  const vary = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Private-Network'
  if (originHeaders['access-control-allow-origin'] === undefined) {
    return {...originHeaders, vary}
  }
  const requestedHeaders = request.header('access-control-request-headers')
  return {
    ...originHeaders,
    vary,
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-max-age': String(DAY),
    ...(requestedHeaders !== undefined && {'access-control-allow-headers': requestedHeaders}),
    // Chromium requires this before a public page may reach a server on the same machine.
    ...(request.header('access-control-request-private-network') === 'true' && {
      'access-control-allow-private-network': 'true',
    }),
  }
}
