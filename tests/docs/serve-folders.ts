import {readFile} from 'node:fs/promises'
import {createServer} from 'node:http'
import {extname, join, normalize} from 'node:path'

/** A server of files and of pages that a test has pasted together. */
export interface FileServer {
  readonly origin: string
  /** The HTML of pages by path. */
  readonly pages: Map<string, string>
  close(): void
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

/**
 * Serves files, as any server of files does, for pages of all origins.
 *
 * @param folders - The folders by the beginning of their paths, which ends with a slash; the first that fits is used.
 */
export async function serveFolders(
  folders: Readonly<Record<string, string>> = {},
): Promise<FileServer> {
  const pages = new Map<string, string>()
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '', 'http://localhost')
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname
    const [start, folder] = Object.entries(folders).find(([each]) => path.startsWith(each)) ?? []
    const page = pages.get(pathname)
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('content-type', TYPES[extname(path)] ?? 'text/html; charset=utf-8')
    if (page !== undefined) {
      response.end(page)
      return
    }
    if (pathname === '/favicon.ico') {
      response.end()
      return
    }
    const file = join(folder ?? '', normalize(`/${decodeURIComponent(path.slice(start?.length))}`))
    readFile(folder === undefined ? '' : file).then(
      (content) => response.end(content),
      () => {
        response.statusCode = 404
        response.end('Not found')
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    pages,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
