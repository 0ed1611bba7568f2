import {createServer, type RequestListener, type Server, type ServerResponse} from 'node:http'
import {promisify} from 'node:util'
import {brotliCompress, constants} from 'node:zlib'

import {Link, type LinkShape} from './network/link.ts'
import {listen} from './network/listen.ts'
import {openSlowPort, type SlowPort} from './network/slow-port.ts'
import type {Origins} from './variants/variant.ts'

const brotli = promisify(brotliCompress)

/** What an origin answers with before it is compressed. */
export interface Body {
  readonly type: string
  readonly bytes: Buffer
}

/** How each origin finds its answer; undefined is a 404. */
export interface Sources {
  readonly page: (path: string) => Promise<Body | undefined>
  readonly scripts: (path: string) => Promise<Body | undefined>
  readonly api: (path: string) => Promise<Body | undefined>
}

/** Requests that reached each origin, preflights among them. */
export type RequestCounts = Record<keyof Sources, number>

/** Three origins that visitors come to, one after the other. */
export interface Served {
  readonly origins: Origins
  /** Puts a new line in front of all three for the visitor who comes next; undefined takes it away. */
  putLine(shape: LinkShape | undefined): void
  /** Gives the counts since the last time, and starts again. */
  takeCounts(): RequestCounts
  close(): Promise<void>
}

/**
 * Serves page, scripts and API from three origins on the loopback address, as content networks do:
 * compressed with brotli (files at level 11, answers at 5), each recorded on its first request.
 *
 * @param basePort - The page's port, the others follow it; 0 for any.
 */
export async function serve(sources: Sources, basePort = 0): Promise<Served> {
  let link: Link | undefined
  const counts: RequestCounts = {page: 0, scripts: 0, api: 0}
  const servers: Server[] = []
  const ports: SlowPort[] = []

  const open = async (name: keyof Sources, offset: number): Promise<number> => {
    const server = createServer(
      answerer(sources[name], name === 'scripts' ? 11 : 5, () => counts[name]++),
    )
    server.keepAliveTimeout = 60_000
    servers.push(server)
    const slow = await openSlowPort(
      () => link,
      await listen(server, 0),
      basePort && basePort + offset,
    )
    ports.push(slow)
    return slow.port
  }

  return {
    origins: {
      page: `http://page.localhost:${await open('page', 0)}`,
      scripts: `http://scripts.localhost:${await open('scripts', 1)}`,
      // With the project's name in front, as hosted Sanity has it.
      api: `http://local.localhost:${await open('api', 2)}`,
    },
    putLine(shape) {
      link = shape && new Link(shape)
    },
    takeCounts() {
      const taken = {...counts}
      counts.page = counts.scripts = counts.api = 0
      return taken
    },
    async close() {
      await Promise.all(ports.map((port) => port.close()))
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

function answerer(
  source: (path: string) => Promise<Body | undefined>,
  quality: number,
  count: () => void,
): RequestListener {
  const recorded = new Map<string, Promise<Body | undefined>>()
  return (request, response) => {
    count()
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
    response.setHeader('vary', 'origin')
    if (request.method === 'OPTIONS') {
      const asked = request.headers['access-control-request-headers']
      if (asked) {
        response.setHeader('access-control-allow-headers', asked)
      }
      response.writeHead(204).end()
      return
    }
    const path = request.url ?? '/'
    const answer = recorded.get(path) ?? compressed(source(path), quality)
    recorded.set(path, answer)
    answer.then(
      (body) => send(response, body),
      (error: unknown) => {
        recorded.delete(path)
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

async function compressed(
  answer: Promise<Body | undefined>,
  quality: number,
): Promise<Body | undefined> {
  const body = await answer
  return (
    body && {
      type: body.type,
      bytes: await brotli(body.bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: quality}}),
    }
  )
}
