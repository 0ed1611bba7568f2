import {ReaderClientError} from '@reader-article/content/client'
import {Hono} from 'hono'
import {etag} from 'hono/etag'
import {trimTrailingSlash} from 'hono/trailing-slash'

import {createContentStore, UnavailableError} from './content/content-store.ts'
import {DeliveryError} from './delivery-error.ts'
import {cachingHeaders} from './http/caching.ts'
import {entityTag} from './http/entity-tag.ts'
import {SECURITY_HEADERS} from './http/policy.ts'
import {errorReply, type Reply} from './http/reply.ts'
import {createReplyCache} from './http/reply-cache.ts'
import {createRoutes} from './routes.ts'
import {type DeliveryOptions, readSite} from './site.ts'

const NOTHING = errorReply(404, 'There is nothing at this address.\n')

/** A handler of requests that shows articles where no script runs. */
export interface Delivery {
  /** Responds to a request; never rejects. */
  readonly fetch: (request: Request) => Promise<Response>
  /** Ends the connection for live events. */
  readonly close: () => void
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
  const app = new Hono().basePath(site.basePath)

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
      const found = await reply({path: req.param(), query: req.query(), now})
      const headers = await createHeaders(found ?? NOTHING, now)
      if (found) {
        replies.keep(req.url, found, headers)
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
    fetch: async (request) => replies.respond(request) ?? app.fetch(request),
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
    'content-type': `${type}; charset=utf-8`,
    ...SECURITY_HEADERS,
    ...cachingHeaders(reply, now),
    etag: await entityTag(body),
    ...headers,
  }
}
