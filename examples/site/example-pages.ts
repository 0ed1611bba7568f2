import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

import {serveStatic} from '@hono/node-server/serve-static'
import type {Delivery} from '@reader-article/delivery'
import {Hono} from 'hono'

import {PlaceError} from './places/fetch-text.ts'
import {PLACES} from './places/places.ts'
import {fillTemplate} from './template.ts'

/** The dataset of the example pages. */
export interface ExampleSource {
  /** The URL of the site. */
  readonly url: string
  readonly delivery: Delivery
  readonly projectId: string
  /** The origin of the Lake; undefined on hosted Sanity. */
  readonly apiHost: string | undefined
  /** The origin of the query API: that of the Lake, or that of hosted Sanity. */
  readonly api: string
  /** The dataset as a query string for the script's URL: `project=…&dataset=…`. */
  readonly scriptQuery: string
}

const FOLDER = fileURLToPath(new URL('../pages', import.meta.url))

/** Creates the handlers of the example pages, which can be mounted at any path. */
export function createExamplePages(source: ExampleSource): Hono {
  const files = new Set(readdirSync(FOLDER).filter((file) => file.endsWith('.html')))
  const pages = new Hono()
  pages.get('/offline-worker.js', serveStatic({path: 'offline-worker.js', root: FOLDER}))
  pages.get('/:name?', async (context) => {
    const name = context.req.param('name') ?? 'index'
    if (!files.has(`${name}.html`)) {
      return context.notFound()
    }
    const site = new URL(context.req.url).origin
    const elements = `${site}/elements`
    const policy = createStrictPolicy(elements, source)
    if (name === 'strict') {
      context.header('content-security-policy', policy)
    }
    const values = {
      site,
      elements,
      policy,
      api: source.api,
      source: source.scriptQuery,
      ...(await PLACES.get(name)?.(source.delivery, source.url)),
    }
    const text = readFileSync(`${FOLDER}/${name}.html`, 'utf8')
    return context.html(fillTemplate(text, values))
  })
  pages.onError((error, context) => {
    if (error instanceof PlaceError) {
      return context.text(`This example cannot be shown just now: ${error.message}\n`, 503)
    }
    throw error
  })
  return pages
}

/** Creates a policy that allows only what the elements need: no style sheet, no inline script, no parsing of HTML. */
function createStrictPolicy(elements: string, {projectId, apiHost, api}: ExampleSource): string {
  const liveOrigin = apiHost ? '' : ` https://${projectId}.api.sanity.io`
  return [
    "default-src 'none'",
    `script-src ${elements}/`,
    `connect-src ${api}${liveOrigin}`,
    `img-src ${apiHost ?? 'https://cdn.sanity.io'}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}
