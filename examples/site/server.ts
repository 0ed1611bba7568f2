import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

import {serveStatic} from '@hono/node-server/serve-static'
import type {SanityClient} from '@sanity/client'
import {type Context, Hono} from 'hono'
import {trimTrailingSlash} from 'hono/trailing-slash'

import {createDraftMode} from './drafts/draft-mode.ts'
import {createExamplePages} from './example-pages.ts'
import {fillTemplate} from './template.ts'

/** The sources of the site's content and elements. */
export interface SiteOptions {
  /** The project with the articles. */
  readonly projectId: string
  readonly dataset: string
  /** The URL of the Lake, for example `http://localhost:4100`; not set for hosted Sanity. */
  readonly apiHost?: string | undefined
  /** The folder with the built elements, such as `reader-article.js`. */
  readonly elements: string
  /** The folder with the themes, such as `magazine.css`. */
  readonly themes?: string | undefined
  /** Has a token that may read drafts, and shows them to editors; without it, the site has no draft mode. */
  readonly drafts?: SanityClient | undefined
  /** Returns the origin of the Studio that may show drafts in a frame, where editors click on what they want to edit. */
  readonly studio?: (() => string | undefined) | undefined
}

/**
 * Creates The Harbour Gazette, a partner's site, as a fetch handler.
 *
 * @throws TypeError if `apiHost` is not an http or https URL.
 * @throws TemplateError if a page has a placeholder without a value.
 */
export function createSite(options: SiteOptions): (request: Request) => Promise<Response> {
  const {projectId, elements, themes} = options
  const source = createScriptQuery(options)
  const api = options.apiHost
    ? parseOrigin(options.apiHost)
    : `https://${projectId}.apicdn.sanity.io`
  const renderPage = (name: string, values: Record<string, string> = {}) =>
    fillTemplate(readPage(name), {source, api, ...values})
  const draftMode =
    options.drafts &&
    createDraftMode({client: options.drafts, now: Date.now, findStudio: options.studio})
  const respond = (context: Context, name: string, values: Record<string, string> = {}) => {
    if (!draftMode) {
      return context.html(renderPage(name, values))
    }
    context.header('vary', 'cookie')
    if (!draftMode.isOn(context)) {
      return context.html(renderPage(name, values))
    }
    const {origin} = new URL(context.req.url)
    const drafts = {source: createScriptQuery({...options, apiHost: origin}), api: origin}
    return draftMode.respond(context, renderPage(name, {...drafts, ...values}), drafts.source)
  }

  const notFoundPage = renderPage('404')

  const site = new Hono()
  site.use(trimTrailingSlash())
  site.use(async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    context.header('cache-control', context.res.headers.get('cache-control') ?? 'no-cache')
  })
  if (draftMode) {
    site.route('/', draftMode.routes)
  }
  site.get('/', (context) => respond(context, 'index'))
  // Any valid slug gets a page, because its article may just have been published.
  site.get('/articles/:slug{[a-z0-9-]+}', (context) => {
    const slug = context.req.param('slug')
    return respond(context, 'article', {slug, title: createTitle(slug)})
  })
  site.get('/readers/:pin{[0-9]{4,10}}', (context) =>
    respond(context, 'reader', {pin: context.req.param('pin')}),
  )
  site.route(
    '/examples',
    createExamplePages({
      projectId,
      apiHost: options.apiHost && parseOrigin(options.apiHost),
      api,
      scriptQuery: source,
    }),
  )
  site.use('/elements/*', async (context, next) => {
    await next()
    // Pages of any origin may load the elements, including sandboxed frames and local files.
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
      'The elements have no such file. If they are not built, run: npm run build -w reader-article',
      404,
    ),
  )
  // Browsers request this path if a page has no icon, as on the example pages.
  site.get('/favicon.ico', (context) => context.redirect('/assets/favicon.svg'))
  site.get('/assets/*', serveStatic({root: resolvePath('public')}))
  site.notFound((context) =>
    context.req.method === 'GET' || context.req.method === 'HEAD'
      ? context.html(notFoundPage, 404)
      : context.text('Only GET and HEAD are allowed.', 405, {allow: 'GET, HEAD'}),
  )
  return async (request) => site.fetch(request)
}

function createScriptQuery({projectId, dataset, apiHost}: SiteOptions): string {
  const project = `project=${encodeURIComponent(projectId)}&dataset=${encodeURIComponent(dataset)}`
  return apiHost === undefined ? project : `${project}&api-host=${parseOrigin(apiHost)}`
}

function parseOrigin(apiHost: string): string {
  const url = URL.canParse(apiHost) ? new URL(apiHost) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new TypeError(
      `apiHost is '${apiHost}', which is not an http or https URL. Use one such as 'http://localhost:4100'.`,
    )
  }
  return url.origin
}

function createTitle(slug: string): string {
  const words = slug.replaceAll(/-+/g, ' ').trim()
  return words === '' ? 'Article' : words.charAt(0).toUpperCase() + words.slice(1)
}

function readPage(name: string): string {
  return readFileSync(resolvePath(`pages/${name}.html`), 'utf8')
}

function resolvePath(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
