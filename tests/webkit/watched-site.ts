import {fileURLToPath} from 'node:url'

import {serve} from '@hono/node-server'
import {createSite} from '@reader-article/example-site/server'

/** Within the folder of the elements, because the strict page allows no scripts from elsewhere. */
const WATCHER_PATH = '/elements/watch.js'

/** A site on this machine. */
export interface WatchedSite {
  readonly url: string
  close(): Promise<void>
}

/** Collects the page's errors in `problems`. */
const WATCHER = `
  window.problems = []
  addEventListener('error', ({message, target}) =>
    problems.push(message || 'not loaded: ' + (target.src || target.href)), true)
  addEventListener('unhandledrejection', ({reason}) => problems.push('rejected: ' + reason))
  addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) =>
    blockedURI.endsWith('/favicon.ico') || problems.push(violatedDirective + ' forbids ' + blockedURI))
  const {error} = console
  console.error = (...values) => {
    problems.push(values.join(' '))
    error.apply(console, values)
  }
`

/**
 * Serves the example site, with a script on each page that collects errors: the driver of WebKitGTK
 * does not report them.
 *
 * @param lake - The address of a Lake with the sample content.
 * @param pages - Further pages by path, such as '/served'.
 */
export function serveWatchedSite(
  lake: string,
  pages: ReadonlyMap<string, string>,
): Promise<WatchedSite> {
  const site = createSite({
    projectId: 'local',
    dataset: 'production',
    apiHost: lake,
    elements: folder('dist/cdn'),
    themes: folder('themes'),
  })
  const respond = async (request: Request) => {
    const {pathname} = new URL(request.url)
    if (pathname === WATCHER_PATH) {
      return new Response(WATCHER, {headers: {'content-type': 'text/javascript'}})
    }
    const page = pages.get(pathname)
    const response = page ? htmlResponse(page, {}) : await site(request)
    return response.headers.get('content-type')?.startsWith('text/html')
      ? htmlResponse(withWatcher(await response.text()), response)
      : response
  }
  return new Promise((resolve) => {
    const server = serve({fetch: respond, port: 0, hostname: '127.0.0.1'}, ({port}) =>
      resolve({
        url: `http://localhost:${port}`,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    )
  })
}

function withWatcher(html: string): string {
  return html.replace('<head>', `<head><script src="${WATCHER_PATH}"></script>`)
}

function htmlResponse(html: string, {status = 200, headers}: ResponseInit): Response {
  const all = new Headers(headers)
  all.set('content-type', 'text/html; charset=utf-8')
  all.delete('content-length')
  return new Response(html, {status, headers: all})
}

function folder(path: string): string {
  return fileURLToPath(new URL(`../../packages/reader-article/${path}`, import.meta.url))
}
