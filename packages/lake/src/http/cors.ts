import type {MiddlewareHandler} from 'hono'

/** Seconds. */
const DAY = 24 * 60 * 60

/**
 * Allows requests from pages of every origin. That is safe: data that is not public needs a bearer token,
 * and cookies are ignored.
 */
export const cors: MiddlewareHandler = async (context, next) => {
  const origin = context.req.header('origin')
  if (origin !== undefined && context.req.method === 'OPTIONS') {
    return new Response(null, {
      status: 204,
      headers: createPreflightHeaders(context.req.raw, origin),
    })
  }
  await next()
  if (origin === undefined || context.res.headers.has('access-control-allow-origin')) {
    return undefined
  }
  for (const [name, value] of Object.entries(createOriginHeaders(origin))) {
    context.res.headers.set(name, value)
  }
  context.res.headers.append('vary', 'Origin')
  return undefined
}

function createOriginHeaders(origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'etag, retry-after',
  }
}

function createPreflightHeaders(request: Request, origin: string): Headers {
  const headers = new Headers({
    ...createOriginHeaders(origin),
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-max-age': String(DAY),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Private-Network',
  })
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
