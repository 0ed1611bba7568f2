import {createServer} from 'node:http'

import type {Page, Request} from '@playwright/test'

import {listen} from '../bench/network/listen.ts'
import {expect, test} from './fixtures.ts'
import {holdBack, isFile, queries, requestsFor, scriptAddress, title} from './snippet.ts'

const TITLE = 'The Kindest Word Is Sometimes No'
const TAG = '<reader-article slug="the-kindest-word-is-sometimes-no"></reader-article>'
const SCRIPT = 'reader-article.js'

test('the snippet has the article fetched while the script is on its way, and once', async ({
  page,
  desk,
}) => {
  const release = await holdBack(page, SCRIPT)
  const scripts = requestsFor(page, `/${SCRIPT}`)
  const asked = queries(page)
  await page.goto(`${desk.site}/examples/plain`, {waitUntil: 'commit'})
  await expect.poll(() => scripts.length).toBe(1)
  await expectOneQuery(page, asked, release)
})

test('an article that a page brings late is found when the page has been read', async ({
  page,
  desk,
}) => {
  const release = await holdBack(page, SCRIPT)
  const asked = queries(page)
  const src = (await scriptAddress(page, desk)).replaceAll('&', '&amp;')
  const preload = src.replace('reader-article.js', 'reader-article-preload.js')
  await using server = await serveInTwoParts(
    `<!doctype html><link rel="icon" href="data:,"><title>Two parts</title>
    <script type="module" async src="${preload}"></script><script type="module" src="${src}"></script><p>The first part.</p>`,
    TAG,
  )
  const preloading = page.waitForResponse(/reader-article-preload\.js/)
  await page.goto(server.address, {waitUntil: 'commit'})
  await (await preloading).finished()
  await page.evaluate(() => new Promise(requestAnimationFrame))
  expect(await page.evaluate(() => document.readyState)).toBe('loading')
  expect(asked).toEqual([])

  server.sendRest()
  await expectOneQuery(page, asked, release)
})

test('an article comes all the same where the script that preloads cannot be had', async ({
  page,
  desk,
  trouble,
}) => {
  await page.route(isFile('reader-article-preload.js'), (route) => route.abort())
  await page.goto(`${desk.site}/examples/plain`)
  await expect(title(page)).toHaveText(TITLE)
  trouble.what.splice(0)
})

/** The query is asked while the elements' script is held back, and serves it when that has come. */
async function expectOneQuery(
  page: Page,
  asked: readonly Request[],
  release: () => void,
): Promise<void> {
  await expect.poll(() => asked.length).toBe(1)
  await expect(title(page)).toHaveCount(0)
  release()
  await expect(title(page)).toHaveText(TITLE)
  expect(asked).toHaveLength(1)
}

/** Serves one page, whose second part is sent when it is told to. */
async function serveInTwoParts(first: string, rest: string) {
  const {promise: told, resolve: sendRest} = Promise.withResolvers<void>()
  const server = createServer((_request, response) => {
    response.writeHead(200, {'content-type': 'text/html; charset=utf-8'})
    response.write(first)
    void told.then(() => response.end(rest))
  })
  const port = await listen(server, 0)
  return {
    address: `http://127.0.0.1:${port}/`,
    sendRest,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
