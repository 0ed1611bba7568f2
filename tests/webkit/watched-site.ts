import {fileURLToPath} from 'node:url'

import {serve} from '@hono/node-server'
import {createSite, type Site} from '@reader-article/example-site/server'

/** In the folder of the elements, because the page with a strict policy allows no other scripts. */
const WATCHER_PATH = '/elements/watch.js'

/** A site on this machine. */
export interface WatchedSite {
  readonly url: string
  close(): Promise<void>
}

/** A script that collects the page's errors in `problems`. */
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
 * Serves the example site, with a script on each page that collects errors, because the driver of
 * WebKitGTK does not report errors.
 *
 * @param lake - The URL of a Lake with the sample content.
 * @param pages - Further pages by path, such as '/served-0'.
 */
export function serveWatchedSite(
  lake: string,
  pages: ReadonlyMap<string, string>,
): Promise<WatchedSite> {
  const created = Promise.withResolvers<Site>()
  const respond = async (request: Request) => {
    const {pathname} = new URL(request.url)
    if (pathname === WATCHER_PATH) {
      return new Response(WATCHER, {headers: {'content-type': 'text/javascript'}})
    }
    const page = pages.get(pathname)
    const response = page
      ? createHtmlResponse(page, {})
      : await (await created.promise).fetch(request)
    return response.headers.get('content-type')?.startsWith('text/html')
      ? createHtmlResponse(addWatcher(await response.text()), response)
      : response
  }
  return new Promise((resolve) => {
    const server = serve({fetch: respond, port: 0, hostname: '127.0.0.1'}, ({port}) => {
      const url = `http://localhost:${port}`
      const site = createSite({
        url,
        projectId: 'local',
        dataset: 'production',
        apiHost: lake,
        elements: getPackagePath('dist/cdn'),
        themes: getPackagePath('themes'),
      })
      created.resolve(site)
      resolve({
        url,
        close() {
          site.close()
          return new Promise((closed) => server.close(() => closed()))
        },
      })
    })
  })
}

function addWatcher(html: string): string {
  return html.replace('<head>', `<head><script src="${WATCHER_PATH}"></script>`)
}

function createHtmlResponse(html: string, {status = 200, headers}: ResponseInit): Response {
  const pageHeaders = new Headers(headers)
  pageHeaders.set('content-type', 'text/html; charset=utf-8')
  pageHeaders.delete('content-length')
  return new Response(html, {status, headers: pageHeaders})
}

function getPackagePath(path: string): string {
  return fileURLToPath(new URL(`../../packages/reader-article/${path}`, import.meta.url))
}
