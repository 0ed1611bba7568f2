import type {Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {whileOnABreak} from './while-on-a-break.ts'
import {embed, scriptUrl} from './snippet.ts'

const ANWEN = '515037'
const SIOBHAN = '310482'
const SLUG = 'the-kindest-word-is-sometimes-no'

test('all live elements of a page share one connection to its backend', async ({page, servers}) => {
  const {connections, code} = liveRequests(page)
  const src = await scriptUrl(page, servers)
  await embed(
    page,
    servers,
    `<reader-article slug="${SLUG}" live></reader-article>
    <reader-card pin="${SIOBHAN}"></reader-card>
    <reader-status pin="${ANWEN}"></reader-status>
    <reader-status pin="${SIOBHAN}"></reader-status>`,
    {src},
    {src: await scriptUrl(page, servers, 'reader-card.js')},
    {src: await scriptUrl(page, servers, 'reader-status.js')},
  )
  const statuses = [
    'reader-article',
    'reader-card',
    'reader-status >> nth=0',
    'reader-status >> nth=1',
  ].map((element) => page.locator(element).locator('[part~=status]').first())
  for (const status of statuses) {
    await expect(status).toBeVisible()
    await expect(status).not.toHaveText('On a break')
  }
  await whileOnABreak(servers.lake, [ANWEN, SIOBHAN], async () => {
    for (const status of statuses) {
      await expect(status).toHaveText('On a break')
    }
  })
  expect(connections).toEqual([`${servers.lake}/v2021-03-25/data/live/events/production`])
  expect(code).toHaveLength(1)
})

test('the code for live updates is loaded after the first live element is shown', async ({
  page,
  servers,
}) => {
  const {code} = liveRequests(page)
  await page.addInitScript(() => {
    addEventListener('reader-status-load', ({timeStamp}) => {
      document.documentElement.dataset['shown'] ??= String(timeStamp)
    })
  })
  const src = await scriptUrl(page, servers, 'reader-status.js')
  await embed(page, servers, `<reader-status pin="${ANWEN}"></reader-status>`, {src})
  await expect.poll(() => code).toHaveLength(1)
  const shown = await page.evaluate(() => Number(document.documentElement.dataset['shown']))
  const loadStart = () =>
    page.evaluate((url) => performance.getEntriesByName(url)[0]?.startTime, code[0] ?? '')
  expect(shown).toBeGreaterThan(0)
  await expect.poll(loadStart).toBeGreaterThanOrEqual(shown)
})

test('an article loads no code for live updates and opens no connection until it gets the live attribute', async ({
  page,
  servers,
}) => {
  const {connections, code} = liveRequests(page)
  await page.goto(`${servers.site}/examples/plain`)
  const article = page.locator('reader-article')
  await expect(article.locator('[part=title]')).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect([...connections, ...code]).toEqual([])
  await article.evaluate((element) => element.toggleAttribute('live', true))
  await expect.poll(() => [connections.length, code.length]).toEqual([1, 1])
})

function liveRequests(page: Page): {readonly connections: string[]; readonly code: string[]} {
  const connections: string[] = []
  const code: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/data/live/events')) {
      connections.push(request.url())
    }
    if (request.url().includes('/reader-article-follow-statuses.js')) {
      code.push(request.url())
    }
  })
  return {connections, code}
}
