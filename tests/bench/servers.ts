import {createServer, type RequestListener, type Server, type ServerResponse} from 'node:http'
import {promisify} from 'node:util'
import {brotliCompress, constants} from 'node:zlib'

import {Link, type LinkShape} from './network/link.ts'
import {listen} from './network/listen.ts'
import {openSlowProxy, type SlowProxy} from './network/slow-proxy.ts'
import type {Origins} from './variants/variant.ts'

const brotli = promisify(brotliCompress)

/** The body of a response before it is compressed. */
export interface Body {
  readonly type: string
  readonly bytes: Buffer
  /** True if it changes with the content, so that a server compresses it with each change, and less. */
  readonly isDynamic?: boolean
}

/** The bodies of each origin by path; undefined is a 404. */
export interface Sources {
  readonly page: (path: string) => Promise<Body | undefined>
  readonly scripts: (path: string) => Promise<Body | undefined>
  readonly api: (path: string) => Promise<Body | undefined>
}

/** The number of requests that reached each origin, including preflights. */
export type RequestCounts = Record<keyof Sources, number>

/** The three origins of a page. */
export interface Servers {
  readonly origins: Origins
  /** Makes connections that are opened from now on use a new link; undefined removes the link. */
  setLink(shape: LinkShape | undefined): void
  /** Returns the number of requests since the last call. */
  takeCounts(): RequestCounts
  close(): Promise<void>
}

/**
 * Serves page, scripts and API from three origins on the loopback address, as content networks do:
 * compressed with brotli (scripts that are files at level 11, the others at 5) and cached from the first request on.
 *
 * @param basePort - The port of the page; scripts and API use the next two ports. 0 for any free ports.
 */
export async function startServers(sources: Sources, basePort = 0): Promise<Servers> {
  let link: Link | undefined
  const counts: RequestCounts = {page: 0, scripts: 0, api: 0}
  const origins: Server[] = []
  const proxies: SlowProxy[] = []

  const open = async (name: keyof Sources, offset: number): Promise<number> => {
    const server = createServer(
      createRequestListener(
        sources[name],
        ({isDynamic}) => (name === 'scripts' && !isDynamic ? 11 : 5),
        () => counts[name]++,
      ),
    )
    server.keepAliveTimeout = 60_000
    origins.push(server)
    const proxy = await openSlowProxy(
      () => link,
      await listen(server, 0),
      basePort && basePort + offset,
    )
    proxies.push(proxy)
    return proxy.port
  }

  return {
    origins: {
      page: `http://page.localhost:${await open('page', 0)}`,
      scripts: `http://scripts.localhost:${await open('scripts', 1)}`,
      // The host begins with the project's id, as on hosted Sanity.
      api: `http://local.localhost:${await open('api', 2)}`,
    },
    setLink(shape) {
      link = shape && new Link(shape)
    },
    takeCounts() {
      const taken = {...counts}
      counts.page = counts.scripts = counts.api = 0
      return taken
    },
    async close() {
      await Promise.all(proxies.map((proxy) => proxy.close()))
      for (const server of origins) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

function createRequestListener(
  source: (path: string) => Promise<Body | undefined>,
  quality: (body: Body) => number,
  count: () => void,
): RequestListener {
  const cache = new Map<string, Promise<Body | undefined>>()
  return (request, response) => {
    count()
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
    response.setHeader('vary', 'origin')
    if (request.method === 'OPTIONS') {
      const requested = request.headers['access-control-request-headers']
      if (requested) {
        response.setHeader('access-control-allow-headers', requested)
      }
      response.writeHead(204).end()
      return
    }
    const path = request.url ?? '/'
    const found = cache.get(path) ?? compress(source(path), quality)
    cache.set(path, found)
    found.then(
      (body) => send(response, body),
      (error: unknown) => {
        cache.delete(path)
        response.writeHead(500, {'content-type': 'text/plain'}).end(String(error))
      },
    )
  }
}

function send(response: ServerResponse, body: Body | undefined): ServerResponse {
  if (!body) {
    return response.writeHead(404).end()
  }
  const {type, bytes} = body
  response.writeHead(200, {
    'content-type': type,
    'content-encoding': 'br',
    'content-length': bytes.length,
  })
  return response.end(bytes)
}

async function compress(
  source: Promise<Body | undefined>,
  quality: (body: Body) => number,
): Promise<Body | undefined> {
  const body = await source
  return (
    body && {
      type: body.type,
      bytes: await brotli(body.bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: quality(body)}}),
    }
  )
}
