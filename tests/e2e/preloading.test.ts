import {createServer} from 'node:http'

import type {Page, Request} from '@playwright/test'

import {listen} from '../bench/network/listen.ts'
import {expect, test} from './fixtures.ts'
import {
  delayFile,
  matchFile,
  collectQueries,
  collectRequests,
  getScriptUrl,
  locateTitle,
} from './snippet.ts'

const TITLE = 'The Kindest Word Is Sometimes No'
const TAG = '<reader-article slug="the-kindest-word-is-sometimes-no"></reader-article>'
const SCRIPT = 'reader-article.js'

test('the snippet fetches the article once, while the script is loading', async ({
  page,
  servers,
}) => {
  const release = await delayFile(page, SCRIPT)
  const scripts = collectRequests(page, `/${SCRIPT}`)
  const requests = collectQueries(page)
  await page.goto(`${servers.site}/examples/plain`, {waitUntil: 'commit'})
  await expect.poll(() => scripts.length).toBe(1)
  await expectOneQuery(page, requests, release)
})

test('an article in a later part of a page is preloaded when that part has arrived', async ({
  page,
  servers,
}) => {
  const release = await delayFile(page, SCRIPT)
  const requests = collectQueries(page)
  const src = (await getScriptUrl(page, servers)).replaceAll('&', '&amp;')
  const preload = src.replace('reader-article.js', 'reader-article-preload.js')
  await using server = await serveInTwoParts(
    `<!doctype html><link rel="icon" href="data:,"><title>Two parts</title>
    <script type="module" async src="${preload}"></script><script type="module" src="${src}"></script><p>The first part.</p>`,
    TAG,
  )
  const preloading = page.waitForResponse(/reader-article-preload\.js/)
  await page.goto(server.url, {waitUntil: 'commit'})
  await (await preloading).finished()
  await page.evaluate(() => new Promise(requestAnimationFrame))
  expect(await page.evaluate(() => document.readyState)).toBe('loading')
  expect(requests).toEqual([])

  server.sendSecond()
  await expectOneQuery(page, requests, release)
})

test('an article is shown even if the preloading script fails', async ({
  page,
  servers,
  problems,
}) => {
  await page.route(matchFile('reader-article-preload.js'), (route) => route.abort())
  await page.goto(`${servers.site}/examples/plain`)
  await expect(locateTitle(page)).toHaveText(TITLE)
  problems.found.splice(0)
})

/** Checks that the query is sent while the elements' script is delayed, and that the script uses its result. */
async function expectOneQuery(
  page: Page,
  requests: readonly Request[],
  release: () => void,
): Promise<void> {
  await expect.poll(() => requests.length).toBe(1)
  await expect(locateTitle(page)).toHaveCount(0)
  release()
  await expect(locateTitle(page)).toHaveText(TITLE)
  expect(requests).toHaveLength(1)
}

/** Serves one page, and sends its second part when `sendSecond` is called. */
async function serveInTwoParts(first: string, second: string) {
  const {promise: released, resolve: sendSecond} = Promise.withResolvers<void>()
  const server = createServer((_request, response) => {
    response.writeHead(200, {'content-type': 'text/html; charset=utf-8'})
    response.write(first)
    void released.then(() => response.end(second))
  })
  const port = await listen(server, 0)
  return {
    url: `http://127.0.0.1:${port}/`,
    sendSecond,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
