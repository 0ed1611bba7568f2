import {ReaderClientError} from '@reader-article/content/client'
import {Hono} from 'hono'
import {etag} from 'hono/etag'

import {createContentStore, UnavailableError} from './content/content-store.ts'
import {DeliveryError} from './delivery-error.ts'
import {cachingHeaders} from './http/caching.ts'
import {entityTag} from './http/entity-tag.ts'
import {SECURITY_HEADERS} from './http/policy.ts'
import {errorReply, type Reply} from './http/reply.ts'
import {createReplyCache} from './http/reply-cache.ts'
import {trimTrailingSlash} from './http/trim-trailing-slash.ts'
import type {PageParts} from './pages/page-parts.ts'
import {createRoutes} from './routes.ts'
import {type DeliveryOptions, readSite} from './site.ts'

const NOTHING = errorReply(404, 'There is nothing at this address.\n')

/** A handler of requests that shows articles where no script runs. */
export interface Delivery {
  /** Responds to a request; never rejects. */
  readonly fetch: (request: Request) => Promise<Response>
  /**
   * Returns what is at a path of the site, for a template of the site's own; never rejects.
   *
   * @param path - Begins with a slash, and can have a query; without the path of `site.url`.
   */
  readonly getPage: (path: string) => Promise<DeliveredPage>
  /** Ends the connection for live events. */
  readonly close: () => void
}

/** What is at an address, for a template of the site's own. */
export interface DeliveredPage {
  /** 200, or that of the response to send. */
  readonly status: number
  /** The headers of the response that concern caches, crawlers and redirects. */
  readonly headers: Readonly<Record<string, string>>
  /** Undefined if no page is at the address: a redirect, a failure, or another form of an article. */
  readonly parts: PageParts | undefined
}

/** Those of a delivered page's headers that do not depend on its bytes. */
const TEMPLATE_HEADERS =
  /^(?:cache-control|cache-status|cache-tag|location|retry-after|surrogate-key|x-robots-tag)$/

/** What a request that comes from `getPage()` has in addition. */
interface PageRequest {
  readonly onParts?: (parts: PageParts | undefined) => void
}

/**
 * Creates a fetch handler with pages, frames, feeds and oEmbed for the articles of a dataset. It uses only web APIs.
 *
 * @throws DeliveryError 'invalid-option'.
 * @example
 * const delivery = createDelivery({
 *   projectId: 'abc123',
 *   dataset: 'production',
 *   site: {url: 'https://articles.example'},
 * })
 * const response = await delivery.fetch(new Request('https://articles.example/feed.xml'))
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const site = readSite(options)
  const store = openStore(options)
  const replies = createReplyCache({isFresh: store.isFresh, now: Date.now})
  const app = new Hono<{Bindings: PageRequest}>().basePath(site.basePath)

  app.use(trimTrailingSlash())
  app.use(etag())
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      context.header(name, value)
    }
  })

  app.get('/health', (context) =>
    context.json({status: 'ok', live: store.isLive()}, 200, {'cache-control': 'no-store'}),
  )

  for (const {path, reply} of createRoutes(site, store)) {
    app.get(path, async (context) => {
      const {req} = context
      const now = new Date()
      const found = await reply({
        path: req.param(),
        query: req.query(),
        search: new URL(req.url).search,
        now,
      })
      const headers = await createHeaders(found ?? NOTHING, now)
      if (found) {
        replies.keep(req.url, found, headers)
        context.env.onParts?.(found.parts?.())
      }
      const {status, body} = found ?? NOTHING
      return context.body(body, status, headers)
    })
  }

  app.notFound(async (context) =>
    context.req.method === 'GET' || context.req.method === 'HEAD'
      ? context.body(NOTHING.body, NOTHING.status, await createHeaders(NOTHING, new Date()))
      : context.text('Only GET and HEAD are allowed.\n', 405, {allow: 'GET, HEAD'}),
  )
  app.onError((error, context) => {
    const isUnavailable = error instanceof UnavailableError
    if (!isUnavailable) {
      console.error(error)
    }
    const message = isUnavailable ? error.message : 'This address cannot be shown just now.'
    return context.text(`${message}\n`, isUnavailable ? 503 : 500, {
      'cache-control': 'no-store',
      ...(isUnavailable && {'retry-after': '5'}),
    })
  })
  return {
    fetch: async (request) => replies.respond(request) ?? app.fetch(request, {}),
    async getPage(path) {
      let parts: PageParts | undefined
      const request = new Request(`${site.url}/${path.replace(/^\/+/, '')}`)
      const {status, headers} = await app.fetch(request, {onParts: (found) => (parts = found)})
      const entries = [...headers].filter(([name]) => TEMPLATE_HEADERS.test(name))
      return {status, headers: Object.fromEntries(entries), parts}
    },
    close: store.close,
  }
}

function openStore({projectId, dataset, apiHost, token, live}: DeliveryOptions) {
  try {
    return createContentStore({projectId, dataset, apiHost, token, live, now: Date.now})
  } catch (error) {
    throw error instanceof ReaderClientError
      ? new DeliveryError('invalid-option', error.message)
      : error
  }
}

/** Returns all headers of a reply, with names in lower case. */
async function createHeaders(reply: Reply, now: Date): Promise<Record<string, string>> {
  const {type, body, headers} = reply
  return {
    'content-type': typeof body === 'string' ? `${type}; charset=utf-8` : type,
    ...SECURITY_HEADERS,
    ...cachingHeaders(reply, now),
    etag: await entityTag(body),
    ...headers,
  }
}
