import type {SanityClient} from '@sanity/client'
import {validatePreviewUrl} from '@sanity/preview-url-secret'
import {type Context, Hono} from 'hono'
import {deleteCookie, getCookie, setCookie} from 'hono/cookie'

import {DraftSessions, SESSION_SECONDS} from './draft-sessions.ts'
import {isSiteQuery} from './site-queries.ts'

const COOKIE = 'gazette-drafts'
const BANNER =
  '<form method="post" action="/api/draft/leave" class="drafts"><p>You see drafts. <button>See the site as visitors do</button></p></form>'

/** The part of the site that shows drafts to editors who come from the Studio. */
export interface DraftMode {
  readonly routes: Hono
  /** Returns true if the browser that sends a request may see drafts. */
  readonly isOn: (context: Context) => boolean
  /**
   * Responds with a page for an editor who sees drafts.
   *
   * @param source - The project and the dataset, as the scripts of the elements read them from their URLs.
   */
  readonly respond: (context: Context, html: string, source: string) => Response | Promise<Response>
}

/** What the draft mode needs. */
export interface DraftModeOptions {
  /** Has a token that may read drafts. */
  readonly client: SanityClient
  /** Returns the time in milliseconds. */
  readonly now: () => number
  /** Returns the origin of the Studio that may show the pages in a frame; without it, none may. */
  readonly findStudio?: (() => string | undefined) | undefined
}

/**
 * Creates the draft mode of the site. Its pages fetch their content from the site itself, which fetches it from the
 * Content Lake with a token that never leaves the server.
 *
 * `GET /api/draft` begins a session with a secret that the Studio has just stored; `POST /api/draft/leave` ends it.
 * Without a session, nothing has another response than before.
 *
 * The Studio's Presentation tool shows the pages in a frame. There, a script lets editors click on what they want to
 * edit; no other page loads it.
 */
export function createDraftMode({client, now, findStudio}: DraftModeOptions): DraftMode {
  const sessions = new DraftSessions(now)
  const isOn = (context: Context) => sessions.has(getCookie(context, COOKIE))
  const routes = new Hono()

  routes.get('/api/draft', async (context) => {
    const {url} = context.req
    const {isValid, redirectTo = '/'} = await validatePreviewUrl(client, url)
    if (!isValid) {
      return context.text(
        'This link to the drafts is no longer valid. Use "Open on the site" in the Studio again.',
        401,
      )
    }
    const target = new URL(redirectTo, url)
    const {origin, protocol} = new URL(url)
    const isSecure = protocol === 'https:'
    setCookie(context, COOKIE, sessions.begin(), {
      httpOnly: true,
      // In the frame of a Studio on another site, browsers send only such cookies, and only over https.
      ...(isSecure ? {sameSite: 'None', partitioned: true} : {sameSite: 'Lax'}),
      secure: isSecure,
      path: '/',
      maxAge: SESSION_SECONDS,
    })
    return context.redirect(target.origin === origin ? target.pathname : '/')
  })

  routes.post('/api/draft/leave', (context) => {
    sessions.end(deleteCookie(context, COOKIE, {path: '/'}))
    return context.redirect('/', 303)
  })

  routes.get('/:version{v[0-9-]+}/data/query/:dataset', async (context, next) => {
    if (!isOn(context)) {
      return next()
    }
    const request = readQuery(context.req.url)
    if (!request) {
      return context.json({error: 'A parameter is not JSON. Use one such as $slug="a-title".'}, 400)
    }
    // A session is for the pages of this site, not for everything that the token of the server may read.
    if (!isSiteQuery(request.query)) {
      return context.json({error: 'The pages of this site do not send this query.'}, 403)
    }
    const result = await client
      .withConfig({perspective: 'drafts', useCdn: false})
      .fetch<unknown>(request.query, request.parameters)
    return context.json({result, ms: 0}, 200, {'cache-control': 'private, no-store'})
  })

  // Pictures, recordings and live events are public.
  const {url: api} = client.config()
  routes.on('GET', ['/images/*', '/files/*', '/:version{v[0-9-]+}/*'], (context, next) =>
    isOn(context) ? context.redirect(publicUrl(api, context.req.url), 307) : next(),
  )

  return {
    routes,
    isOn,
    respond(context, html, source) {
      const studio = findStudio?.()
      context.header('x-robots-tag', 'noindex')
      context.header('content-security-policy', `frame-ancestors 'self' ${studio ?? ''}`.trim())
      // In the Studio's frame, the Studio itself says that these are drafts.
      const isFramed = context.req.header('sec-fetch-dest') === 'iframe'
      return context.html(
        html
          .replace('</head>', () => (studio ? createScript(source, studio) : '') + '</head>')
          .replace(/<body[^>]*>/u, (body) => (isFramed ? body : body + BANNER)),
      )
    },
  }
}

function createScript(source: string, studio: string): string {
  return `<script type="module" src="/elements/reader-article-visual-editing.js?${source.replaceAll('&', '&amp;')}&amp;studio=${encodeURIComponent(studio)}"></script>`
}

/** Reads the query and its parameters; undefined if they are malformed. The page cannot choose the perspective. */
function readQuery(
  url: string,
): {readonly query: string; readonly parameters: Record<string, unknown>} | undefined {
  const {searchParams} = new URL(url)
  const parameters: Record<string, unknown> = {}
  try {
    for (const [name, value] of searchParams) {
      if (name.startsWith('$')) {
        parameters[name.slice(1)] = JSON.parse(value)
      }
    }
  } catch {
    return undefined
  }
  return {query: searchParams.get('query') ?? '', parameters}
}

/** Returns the URL of a public resource on the Content Lake, or on hosted Sanity's CDN if it is a file. */
function publicUrl(api: string, url: string): string {
  const {pathname, search} = new URL(url)
  const {origin, hostname} = new URL(api)
  const isHosted = hostname.endsWith('.sanity.io')
  return `${isHosted && !pathname.startsWith('/v') ? 'https://cdn.sanity.io' : origin}${pathname}${search}`
}
