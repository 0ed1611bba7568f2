import {once} from 'node:events'
import {createServer, type IncomingMessage} from 'node:http'
import {json} from 'node:stream/consumers'

/** A registry of npm packages on this machine. */
export interface LocalRegistry {
  readonly url: string
  /** The line of an .npmrc with which npm is logged in. */
  readonly login: string
  /** The names of the published packages, each with its versions, in the order in which they were published. */
  listPublished(): Readonly<Record<string, readonly string[]>>
  /** Refuses to publish a package from now on; undefined refuses none. */
  refuse(name: string | undefined): void
  close(): Promise<void>
}

/** A package as npm publishes it, and as a registry describes it. */
interface Packument {
  readonly name: string
  readonly 'dist-tags': Record<string, string>
  readonly versions: Record<string, object>
}

/** What npm sends to publish a version. */
interface Publication extends Packument {
  readonly _attachments: Readonly<Record<string, {readonly data: string}>>
}

const TOKEN = 'a-lamp-in-the-window'

/**
 * Serves a registry to which one user can publish. A published version cannot be published again. Requests for other
 * packages are redirected to the upstream registry, if there is one.
 */
export async function serveLocalRegistry(upstream?: string): Promise<LocalRegistry> {
  const packuments = new Map<string, Packument>()
  const tarballs = new Map<string, Buffer>()
  let refused: string | undefined

  function publish({_attachments: attachments, ...sent}: Publication): [number, object] {
    const {'dist-tags': tags, versions} = packuments.get(sent.name) ?? {}
    const [version = ''] = Object.keys(sent.versions)
    if (sent.name === refused || versions?.[version]) {
      return [403, {error: `You cannot publish ${sent.name}@${version}.`}]
    }
    packuments.set(sent.name, {
      name: sent.name,
      'dist-tags': {...tags, ...sent['dist-tags']},
      versions: {...versions, ...sent.versions},
    })
    for (const [file, {data}] of Object.entries(attachments)) {
      tarballs.set(`${sent.name}/-/${file}`, Buffer.from(data, 'base64'))
    }
    return [201, {ok: true}]
  }

  function respond(request: IncomingMessage, path: string, body: unknown): [number, object] {
    const isLoggedIn = request.headers.authorization === `Bearer ${TOKEN}`
    if (path === '-/whoami') {
      return isLoggedIn ? [200, {username: 'anna'}] : [401, {error: 'Log in.'}]
    }
    if (request.method === 'PUT') {
      return isLoggedIn && isPublication(body) ? publish(body) : [401, {error: 'Log in.'}]
    }
    const found = tarballs.get(path) ?? packuments.get(path)
    if (found) {
      return [200, found]
    }
    return upstream === undefined ? [404, {error: `There is no ${path}.`}] : [302, {}]
  }

  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url?.slice(1).replace(/\?.*/u, '') ?? '')
    void (async () => {
      const body = request.method === 'PUT' ? await json(request) : undefined
      const [status, content] = respond(request, path, body)
      if (status === 302 && upstream !== undefined) {
        response.writeHead(302, {location: `${upstream.replace(/\/$/u, '')}${request.url}`}).end()
        return
      }
      response.writeHead(status, {'content-type': 'application/json'})
      response.end(Buffer.isBuffer(content) ? content : JSON.stringify(content))
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const host = `127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
  return {
    url: `http://${host}`,
    login: `//${host}/:_authToken=${TOKEN}\n`,
    listPublished: () =>
      Object.fromEntries(
        [...packuments].map(([name, {versions}]) => [name, Object.keys(versions)]),
      ),
    refuse: (name) => {
      refused = name
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function isPublication(value: unknown): value is Publication {
  return typeof value === 'object' && value !== null && '_attachments' in value
}
