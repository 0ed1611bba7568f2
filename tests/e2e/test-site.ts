import {createServer, type ServerResponse} from 'node:http'

import {type Browser, firefox} from '@playwright/test'

import {findFirefox} from '../browser/find-browser.ts'

/** A server for the pages of a test, and for the results of their queries. */
export interface TestSite {
  readonly origin: string
  /** The HTML of pages, by path and query, or by path only. */
  readonly pages: Map<string, string>
  /** The results of article queries, by slug. */
  readonly articles: Map<string, unknown>
  /** The server waits for this promise before it responds to a query. */
  delay: Promise<void>
  close(): void
}

/** Serves pages and the results of article queries, with headers that keep pages out of the back-forward cache. */
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

/** Starts the Firefox that the tests use. */
export async function launchFirefox(): Promise<Browser> {
  return firefox.launch(await findFirefox())
}

function send(response: ServerResponse, type: string, body: string): void {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('cache-control', 'no-store')
  response.setHeader('content-type', type)
  response.end(body)
}
