import type {Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {whileOnABreak} from './while-on-a-break.ts'
import {embed, getScriptUrl} from './snippet.ts'

const ANWEN_PIN = '515037'
const SIOBHAN_PIN = '310482'
const SLUG = 'the-kindest-word-is-sometimes-no'

test('all live elements of a page share one connection to its backend', async ({page, servers}) => {
  const {connections, codeRequests} = collectLiveRequests(page)
  const src = await getScriptUrl(page, servers)
  await embed(
    page,
    servers,
    `<reader-article slug="${SLUG}" live></reader-article>
    <reader-card pin="${SIOBHAN_PIN}"></reader-card>
    <reader-status pin="${ANWEN_PIN}"></reader-status>
    <reader-status pin="${SIOBHAN_PIN}"></reader-status>`,
    {src},
    {src: await getScriptUrl(page, servers, 'reader-card.js')},
    {src: await getScriptUrl(page, servers, 'reader-status.js')},
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
  await whileOnABreak(servers.lake, [ANWEN_PIN, SIOBHAN_PIN], async () => {
    for (const status of statuses) {
      await expect(status).toHaveText('On a break')
    }
  })
  expect(connections).toEqual([`${servers.lake}/v2021-03-25/data/live/events/production`])
  expect(codeRequests).toHaveLength(1)
})

test('the code for live updates is loaded after the first live element is shown', async ({
  page,
  servers,
}) => {
  const {codeRequests} = collectLiveRequests(page)
  await page.addInitScript(() => {
    addEventListener('reader-status-load', ({timeStamp}) => {
      document.documentElement.dataset['shown'] ??= String(timeStamp)
    })
  })
  const src = await getScriptUrl(page, servers, 'reader-status.js')
  await embed(page, servers, `<reader-status pin="${ANWEN_PIN}"></reader-status>`, {src})
  await expect.poll(() => codeRequests).toHaveLength(1)
  const shown = await page.evaluate(() => Number(document.documentElement.dataset['shown']))
  const loadStart = () =>
    page.evaluate((url) => performance.getEntriesByName(url)[0]?.startTime, codeRequests[0] ?? '')
  expect(shown).toBeGreaterThan(0)
  await expect.poll(loadStart).toBeGreaterThanOrEqual(shown)
})

test('an article loads no code for live updates and opens no connection until it gets the live attribute', async ({
  page,
  servers,
}) => {
  const {connections, codeRequests} = collectLiveRequests(page)
  await page.goto(`${servers.site}/examples/plain`)
  const article = page.locator('reader-article')
  await expect(article.locator('[part=title]')).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect([...connections, ...codeRequests]).toEqual([])
  await article.evaluate((element) => element.toggleAttribute('live', true))
  await expect.poll(() => [connections.length, codeRequests.length]).toEqual([1, 1])
})

function collectLiveRequests(page: Page): {
  readonly connections: string[]
  readonly codeRequests: string[]
} {
  const connections: string[] = []
  const codeRequests: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/data/live/events')) {
      connections.push(request.url())
    }
    if (request.url().includes('/reader-article-follow-statuses.js')) {
      codeRequests.push(request.url())
    }
  })
  return {connections, codeRequests}
}
