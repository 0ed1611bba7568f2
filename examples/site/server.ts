import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

import {serveStatic} from '@hono/node-server/serve-static'
import {Hono} from 'hono'
import {trimTrailingSlash} from 'hono/trailing-slash'

import {examplePages} from './example-pages.ts'
import {fillTemplate} from './template.ts'

/** What the site must be told about the machine it runs on. */
export interface SiteOptions {
  /** Project and dataset that the articles are in. */
  readonly projectId: string
  readonly dataset: string
  /** Address of the Lake that answers for them, `http://localhost:4100`; left out on hosted Sanity. */
  readonly apiHost?: string | undefined
  /** Folder with the built elements, `reader-article.js` among them. */
  readonly elements: string
  /** Folder with the themes, `magazine.css` among them; left out where there are none. */
  readonly themes?: string | undefined
}

/**
 * The Harbour Gazette, a partner's site, as a fetch handler.
 *
 * @throws TypeError where `apiHost` is not an http or https address.
 * @throws TemplateError where a page names a value that nobody gives.
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
    // Pages of any site load them, a sandboxed frame and a file among them.
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
      'No such file among the elements. If they are not built: npm run build -w reader-article',
      404,
    ),
  )
  // Browsers ask for it where a page names none, as the examples do.
  site.get('/favicon.ico', (context) => context.redirect('/assets/favicon.svg'))
  site.get('/assets/*', serveStatic({root: folder('public')}))
  site.notFound((context) =>
    context.req.method === 'GET' || context.req.method === 'HEAD'
      ? context.html(missing, 404)
      : context.text('Only GET and HEAD are answered here.', 405, {allow: 'GET, HEAD'}),
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
      `apiHost is '${apiHost}'; an address such as 'http://localhost:4100' is needed.`,
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
