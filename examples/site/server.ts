import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

import {serveStatic} from '@hono/node-server/serve-static'
import {Hono} from 'hono'
import {trimTrailingSlash} from 'hono/trailing-slash'

import {examplePages} from './example-pages.ts'
import {fillTemplate} from './template.ts'

/** Where the site's content and elements come from. */
export interface SiteOptions {
  /** The project of the articles. */
  readonly projectId: string
  readonly dataset: string
  /** Address of the Lake, for example `http://localhost:4100`; omitted on hosted Sanity. */
  readonly apiHost?: string | undefined
  /** Folder with the built elements, such as `reader-article.js`. */
  readonly elements: string
  /** Folder with the themes, such as `magazine.css`; optional. */
  readonly themes?: string | undefined
}

/**
 * The Harbour Gazette, a partner's site, as a fetch handler.
 *
 * @throws TypeError if `apiHost` is not an http or https URL.
 * @throws TemplateError if a page uses an unknown value.
 */
export function createSite(options: SiteOptions): (request: Request) => Promise<Response> {
  const {projectId, elements, themes} = options
  const source = scriptQuery(options)
  const api = options.apiHost ? originOf(options.apiHost) : `https://${projectId}.apicdn.sanity.io`
  const page = (name: string, values: Record<string, string> = {}) =>
    fillTemplate(readPage(name), {source, api, ...values})

  const front = page('index')
  const missing = page('404')

  const site = new Hono()
  site.use(trimTrailingSlash())
  site.use(async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    context.header('cache-control', 'no-cache')
  })
  site.get('/', (context) => context.html(front))
  // Any well-formed slug gets the page: an editor may have published it a second ago.
  site.get('/articles/:slug{[a-z0-9-]+}', (context) => {
    const slug = context.req.param('slug')
    return context.html(page('article', {slug, title: titleFromSlug(slug)}))
  })
  site.get('/readers/:pin{[0-9]{4,10}}', (context) =>
    context.html(page('reader', {pin: context.req.param('pin')})),
  )
  site.route(
    '/examples',
    examplePages({
      projectId,
      apiHost: options.apiHost && originOf(options.apiHost),
      api,
      scriptQuery: source,
    }),
  )
  site.use('/elements/*', async (context, next) => {
    await next()
    // Pages of any origin load them, including sandboxed frames and local files.
    context.header('access-control-allow-origin', '*')
  })
  if (themes !== undefined) {
    site.get(
      '/elements/themes/*',
      serveStatic({
        root: themes,
        rewriteRequestPath: (path) => path.slice('/elements/themes'.length),
      }),
    )
  }
  site.get(
    '/elements/*',
    serveStatic({
      root: elements,
      rewriteRequestPath: (path) => path.slice('/elements'.length),
    }),
  )
  site.get('/elements/*', (context) =>
    context.text(
      'No such file among the elements. If they are not built, run: npm run build -w reader-article',
      404,
    ),
  )
  // Browsers request it if a page names no icon; the examples name none.
  site.get('/favicon.ico', (context) => context.redirect('/assets/favicon.svg'))
  site.get('/assets/*', serveStatic({root: folder('public')}))
  site.notFound((context) =>
    context.req.method === 'GET' || context.req.method === 'HEAD'
      ? context.html(missing, 404)
      : context.text('Only GET and HEAD are allowed.', 405, {allow: 'GET, HEAD'}),
  )
  return async (request) => site.fetch(request)
}

function scriptQuery({projectId, dataset, apiHost}: SiteOptions): string {
  const project = `project=${encodeURIComponent(projectId)}&dataset=${encodeURIComponent(dataset)}`
  return apiHost === undefined ? project : `${project}&api-host=${originOf(apiHost)}`
}

function originOf(apiHost: string): string {
  const url = URL.canParse(apiHost) ? new URL(apiHost) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new TypeError(
      `apiHost is '${apiHost}', which is not an http or https URL. Use one such as 'http://localhost:4100'.`,
    )
  }
  return url.origin
}

function titleFromSlug(slug: string): string {
  const words = slug.replaceAll(/-+/g, ' ').trim()
  return words === '' ? 'Article' : words.charAt(0).toUpperCase() + words.slice(1)
}

function readPage(name: string): string {
  return readFileSync(folder(`pages/${name}.html`), 'utf8')
}

function folder(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
