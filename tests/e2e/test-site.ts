import {createServer, type ServerResponse} from 'node:http'

import {type Browser, firefox} from '@playwright/test'

import {findFirefox} from '../browser/find-browser.ts'

/** A site with pages and a backend of its own. */
export interface TestSite {
  readonly origin: string
  /** By path and query. */
  readonly pages: Map<string, string>
  /** The results of queries, by the slug in them. */
  readonly articles: Map<string, unknown>
  /** Awaited before a query is responded to. */
  delay: Promise<void>
  close(): void
}

/** Serves pages, which no browser may keep in its back-forward cache, and the results of article queries. */
export async function startTestSite(): Promise<TestSite> {
  const pages = new Map<string, string>()
  const articles = new Map<string, unknown>()
  const server = createServer((request, response) => {
    const {pathname, search, searchParams} = new URL(request.url ?? '', 'http://localhost')
    const page = pages.get(pathname + search) ?? pages.get(pathname)
    if (page !== undefined) {
      send(response, 'text/html; charset=utf-8', page)
    } else if (pathname.includes('/data/query/')) {
      const slug = JSON.parse(searchParams.get('$slug') ?? '""')
      const result = articles.get(slug) ?? null
      void site.delay.then(() => send(response, 'application/json', JSON.stringify({result})))
    } else {
      send(response, 'text/html', '')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const site: TestSite = {
    origin: `http://127.0.0.1:${port}`,
    pages,
    articles,
    delay: Promise.resolve(),
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  return site
}

/** Starts the Firefox of the tests. */
export async function launchFirefox(): Promise<Browser> {
  return firefox.launch(await findFirefox())
}

function send(response: ServerResponse, type: string, body: string): void {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('cache-control', 'no-store')
  response.setHeader('content-type', type)
  response.end(body)
}
