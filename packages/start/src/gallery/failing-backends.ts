import type {Context, MiddlewareHandler} from 'hono'

import type {Expectation} from './specimen-sheets.ts'

let count = 0

/**
 * Returns the URL of the backend that brings an element into a state: the Lake, or a host name of this
 * server that never responds, always fails, or fails after its first response.
 */
export function selectBackend(expected: Expectation, lake: string, gallery: string): string {
  const {protocol, port} = new URL(gallery)
  const hostUrl = (name: string) => `${protocol}//${name}.localhost:${port}`
  const urls: Record<Expectation, () => string> = {
    shown: () => lake,
    loading: () => hostUrl('silent'),
    error: () => hostUrl('failing'),
    stale: () => hostUrl(`once-${process.pid}-${++count}`),
  }
  return urls[expected]()
}

/** Creates a middleware that responds to requests to these host names, and passes all other requests to the gallery. */
export function createFailingBackends(lake: string): MiddlewareHandler {
  const usedHosts = new Set<string>()
  return async (context, next) => {
    const {hostname, pathname, search} = new URL(context.req.url)
    if (hostname === 'silent.localhost') {
      return waitForAbort(context)
    }
    if (hostname === 'failing.localhost') {
      return fail(context)
    }
    if (!hostname.startsWith('once-')) {
      return next()
    }
    const isQuery = pathname.includes('/data/query/')
    if (!pathname.startsWith('/images/') && (!isQuery || usedHosts.has(hostname))) {
      return fail(context)
    }
    if (isQuery) {
      usedHosts.add(hostname)
    }
    const {status, headers, body} = await fetch(`${lake}${pathname}${search}`)
    const type = headers.get('content-type') ?? 'application/octet-stream'
    return new Response(body, {
      status,
      headers: {'access-control-allow-origin': '*', 'content-type': type},
    })
  }
}

function waitForAbort({req}: Context): Promise<Response> {
  return new Promise((resolve) => {
    req.raw.signal.addEventListener('abort', () => resolve(new Response(null, {status: 408})))
  })
}

function fail(context: Context): Response {
  context.header('access-control-allow-origin', '*')
  return context.json({error: 'This backend fails on purpose.'}, 503)
}
