import type {Context, MiddlewareHandler} from 'hono'

import type {Expectation} from './sheets.ts'

let count = 0

/**
 * The address that an element reads from so as to come to a state: the Lake, or a name of this
 * server that never answers, fails, or answers once and fails from then on.
 */
export function backendFor(expected: Expectation, lake: string, gallery: string): string {
  const {protocol, port} = new URL(gallery)
  const named = (name: string) => `${protocol}//${name}.localhost:${port}`
  const addresses: Record<Expectation, () => string> = {
    shown: () => lake,
    loading: () => named('silent'),
    error: () => named('failing'),
    stale: () => named(`once-${process.pid}-${++count}`),
  }
  return addresses[expected]()
}

/** Answers for those names, and leaves all other requests to the gallery. */
export function badBackends(lake: string): MiddlewareHandler {
  const answered = new Set<string>()
  return async (context, next) => {
    const {hostname, pathname, search} = new URL(context.req.url)
    if (hostname === 'silent.localhost') {
      return silence(context)
    }
    if (hostname === 'failing.localhost') {
      return failure(context)
    }
    if (!hostname.startsWith('once-')) {
      return next()
    }
    const isQuery = pathname.includes('/data/query/')
    if (!pathname.startsWith('/images/') && (!isQuery || answered.has(hostname))) {
      return failure(context)
    }
    if (isQuery) {
      answered.add(hostname)
    }
    const {status, headers, body} = await fetch(`${lake}${pathname}${search}`)
    const type = headers.get('content-type') ?? 'application/octet-stream'
    return new Response(body, {
      status,
      headers: {'access-control-allow-origin': '*', 'content-type': type},
    })
  }
}

function silence({req}: Context): Promise<Response> {
  return new Promise((resolve) => {
    req.raw.signal.addEventListener('abort', () => resolve(new Response(null, {status: 408})))
  })
}

function failure(context: Context): Response {
  context.header('access-control-allow-origin', '*')
  return context.json({error: 'This backend fails on purpose.'}, 503)
}
