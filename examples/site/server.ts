import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

import {serveStatic} from '@hono/node-server/serve-static'
import {createDelivery} from '@reader-article/delivery'
import type {SanityClient} from '@sanity/client'
import {type Context, Hono} from 'hono'
import {etag} from 'hono/etag'
import {trimTrailingSlash} from 'hono/trailing-slash'

import {createDraftMode} from './drafts/draft-mode.ts'
import {createExamplePages} from './example-pages.ts'
import {fillTemplate, type TemplateValues} from './template.ts'

/** The sources of the site's content and elements. */
export interface SiteOptions {
  /** The URL of the site, for example `http://localhost:4300`. */
  readonly url: string
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

/** A site that runs. */
export interface Site {
  readonly fetch: (request: Request) => Promise<Response>
  /** Ends the connection with the Content Lake. */
  readonly close: () => void
}

/**
 * Creates The Harbour Gazette, a partner's site, as a fetch handler. Its pages have the articles as HTML from the
 * delivery, which also responds to all other addresses: feeds, frames, newsletters, the sitemap.
 *
 * @throws TypeError if `apiHost` is not an http or https URL.
 * @throws DeliveryError if `url` is not the URL of a site.
 */
export function createSite(options: SiteOptions): Site {
  const {url, projectId, dataset, elements, themes} = options
  const source = createScriptQuery(options)
  const apiHost = options.apiHost === undefined ? undefined : parseOrigin(options.apiHost)
  const api = apiHost ?? `https://${projectId}.apicdn.sanity.io`
  const delivery = createDelivery({
    projectId,
    dataset,
    apiHost,
    site: {
      url,
      name: 'The Harbour Gazette',
      lang: 'en-GB',
      elements: `${url}/elements/reader-article.js`,
    },
  })
  const renderPage = (name: string, values: TemplateValues = {}) =>
    fillTemplate(readPage(name), {source, api, ...values})
  const draftMode =
    options.drafts &&
    createDraftMode({client: options.drafts, now: Date.now, findStudio: options.studio})

  const respondWithHtml = (html: string, status = 200, headers: Record<string, string> = {}) =>
    new Response(html, {
      status,
      headers: {
        'content-type': 'text/html; charset=UTF-8',
        ...(draftMode && {vary: 'cookie'}),
        ...headers,
      },
    })
  const respondNotFound = (status = 404, headers: Record<string, string> = {}) =>
    respondWithHtml(renderPage('404'), status, headers)

  /** Responds to editors in draft mode, and to nobody else: the elements fetch the content, with drafts. */
  const respondWithDrafts = (context: Context, name: string, values: TemplateValues = {}) => {
    if (!draftMode?.isOn(context)) {
      return undefined
    }
    const {origin} = new URL(context.req.url)
    const drafts = {source: createScriptQuery({...options, apiHost: origin}), api: origin}
    context.header('vary', 'cookie')
    return draftMode.respond(context, renderPage(name, {...values, ...drafts}), drafts.source)
  }

  /** Responds with what the delivery has at the address, in a page of the site. */
  const respondFromDelivery = async ({req}: Context, name: string, values: TemplateValues) => {
    const {pathname, search} = new URL(req.url)
    const {status, headers, parts} = await delivery.getPage(pathname + search)
    if (status === 404 || status === 410) {
      return respondNotFound(status, {...headers})
    }
    if (parts) {
      const {head, styles, content} = parts
      const shown = {head: {html: head}, styles: {html: styles}, content: {html: content}}
      return respondWithHtml(renderPage(name, {...values, ...shown}), status, {...headers})
    }
    // The browser may reach the Content Lake although this server does not: then the elements show the article.
    return status >= 500
      ? respondWithHtml(renderPage(name, values), status, {...headers})
      : new Response(null, {status, headers})
  }

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
  for (const folder of ['/articles/*', '/readers/*', '/topics/*']) {
    site.use(folder, etag())
  }
  site.get(
    '/',
    (context) => respondWithDrafts(context, 'index') ?? respondWithHtml(renderPage('index')),
  )
  site.get('/articles/:slug{[a-z0-9-]+}', (context) => {
    const slug = context.req.param('slug')
    const tag = createTag('slug', slug, createTitle(slug))
    return (
      respondWithDrafts(context, 'article', tag) ?? respondFromDelivery(context, 'article', tag)
    )
  })
  site.get('/readers/:pin{[0-9]{4,10}}', (context) => {
    const tag = createTag('pin', context.req.param('pin'), 'The latest column by this reader')
    const values = {...tag, label: 'Who writes here'}
    // An editor edits the reader's newest article.
    return (
      respondWithDrafts(context, 'article', tag) ?? respondFromDelivery(context, 'list', values)
    )
  })
  site.get('/topics/:slug{[a-z0-9-]+}', (context) => {
    const {slug} = context.req.param()
    const title = createTitle(slug)
    const content = {html: '<p><a href="/">All the columns</a></p>'}
    return respondFromDelivery(context, 'list', {...createHead(title), content, label: 'Wellbeing'})
  })
  site.route(
    '/examples',
    createExamplePages({
      url,
      delivery,
      projectId,
      apiHost,
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
  // Feeds, frames, newsletters, oEmbed, the sitemap: all other forms of the articles.
  site.notFound(async ({req}) => {
    const response = await delivery.fetch(req.raw)
    return response.status === 404 ? respondNotFound() : response
  })
  return {fetch: async (request) => site.fetch(request), close: delivery.close}
}

/**
 * Creates the values of a page whose article the elements fetch; until then, visitors see a link.
 *
 * @param value - Letters, digits and hyphens, like the words of the title.
 */
function createTag(attribute: 'slug' | 'pin', value: string, title: string): TemplateValues {
  const link = `<a href="/">${title}, from The Evening Line. Should it not appear, the front page has all the others.</a>`
  return {
    ...createHead(title),
    content: {html: `<reader-article ${attribute}="${value}">${link}</reader-article>`},
  }
}

function createHead(title: string): TemplateValues {
  return {head: {html: `<title>${title} · The Harbour Gazette</title>`}, styles: ''}
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
