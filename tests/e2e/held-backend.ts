import {once} from 'node:events'
import {createServer, request} from 'node:http'

/** A proxy in front of a Lake that can accept queries without completing its responses. */
export interface HeldBackend {
  readonly url: string
  /** How many queries have arrived. */
  readonly queryCount: number
  /** What is held back of the responses to queries; nothing by default. */
  held: 'nothing' | 'everything' | 'the rest of the body'
  /** Sends what has been held back, and holds nothing back from now on. */
  release(): void
  close(): Promise<void>
}

/** Starts a proxy on a free port of this machine in front of the Lake at a URL. */
export async function startHeldBackend(lake: string): Promise<HeldBackend> {
  let queryCount = 0
  const completions: (() => void)[] = []
  const server = createServer((incoming, response) => {
    const isQuery = incoming.url?.includes('/data/query/') ?? false
    queryCount += Number(isQuery)
    const headers = {...incoming.headers, host: new URL(lake).host}
    const forwarded = request(lake + incoming.url, {method: incoming.method, headers}, (answer) => {
      // Not before: a response may arrive after `release()`.
      const held = isQuery ? backend.held : 'nothing'
      const send = () => response.writeHead(answer.statusCode ?? 502, answer.headers)
      if (held === 'nothing') {
        answer.pipe(send())
        return
      }
      if (held === 'the rest of the body') {
        send().flushHeaders()
      }
      completions.push(() => answer.pipe(response.headersSent ? response : send()))
    })
    forwarded.once('error', () => response.destroy())
    incoming.pipe(forwarded)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const backend: HeldBackend = {
    url: `http://127.0.0.1:${port}`,
    get queryCount() {
      return queryCount
    },
    held: 'nothing',
    release() {
      backend.held = 'nothing'
      for (const complete of completions.splice(0)) {
        complete()
      }
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return backend
}
