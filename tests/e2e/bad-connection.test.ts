import type {Page} from '@playwright/test'

import {type Servers, expect, test as base} from './fixtures.ts'
import {type HeldBackend, startHeldBackend} from './held-backend.ts'
import {embed, getScriptUrl, locateTitle} from './snippet.ts'

const TITLE = 'The Kindest Word Is Sometimes No'
const SLUG = 'the-kindest-word-is-sometimes-no'

const test = base.extend<{backend: HeldBackend}>({
  backend: async ({servers}, use) => {
    const backend = await startHeldBackend(servers.lake)
    await use(backend)
    await backend.close()
  },
})

for (const held of ['everything', 'the rest of the body'] as const) {
  test(`if the backend accepts a query and holds back ${held}, the fallback stays and one error event is fired`, async ({
    page,
    servers,
    backend,
    problems,
  }) => {
    await page.clock.install()
    await page.addInitScript(runTimeoutsByClock)
    await recordEvents(page)
    backend.held = held
    await openArticle(page, servers, backend)
    await expect.poll(() => backend.queryCount).toBe(1)
    await page.clock.fastForward(34_000)
    await expect(locateFallback(page)).toBeVisible()
    expect(await readEvents(page)).toEqual([])

    await page.clock.fastForward(1000)
    await expect.poll(() => readEvents(page)).toEqual(['error timeout'])
    await expect(locateFallback(page)).toBeVisible()
    expect(problems.found.splice(0)).toEqual([
      expect.stringContaining('did not respond within 35 seconds'),
    ])

    await page.clock.fastForward(600_000)
    backend.release()
    await page.waitForLoadState('networkidle')
    expect([await readEvents(page), backend.queryCount]).toEqual([['error timeout'], 1])
    await expect(locateFallback(page)).toBeVisible()
  })
}

test('an article that is added offline is shown as soon as the browser is online', async ({
  page,
  context,
  servers,
  backend,
  problems,
}) => {
  await recordEvents(page)
  await embed(page, servers, '<main></main>', {src: await getScriptUrl(page, servers)})
  await page.evaluate(() => customElements.whenDefined('reader-article').then(() => undefined))
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.locator('main').evaluate((main, tag) => main.setHTMLUnsafe(tag), createTag(backend))
  await expect.poll(() => readEvents(page)).toEqual(['error unreachable'])
  await expect(locateFallback(page)).toBeVisible()
  expect(backend.queryCount).toBe(0)
  problems.found.splice(0)

  await context.setOffline(false)
  await expect(locateTitle(page)).toHaveText(TITLE)
  await expect(locateFallback(page)).toBeHidden()
  expect(await readEvents(page)).toEqual(['error unreachable', 'load'])
})

test('the copy of an earlier visit is shown after three seconds, and replaced when the backend responds', async ({
  page,
  servers,
  backend,
}) => {
  await page.clock.install()
  await recordEvents(page)
  await openArticle(page, servers, backend)
  await expect.poll(() => readEvents(page)).toEqual(['load'])
  await page.clock.fastForward(1000)
  await expect.poll(() => page.evaluate(countCopies)).toBe(1)

  backend.held = 'everything'
  await openArticle(page, servers, backend)
  await expect.poll(() => backend.queryCount).toBe(2)
  await page.clock.fastForward(3000)
  await expect(locateTitle(page)).toHaveText(TITLE)
  await expect.poll(() => readEvents(page)).toEqual(['load stale'])
  const isStale = () =>
    page.locator('reader-article').evaluate((element) => element.matches(':state(stale)'))
  expect(await isStale()).toBe(true)

  backend.release()
  await expect.poll(() => readEvents(page)).toEqual(['load stale', 'load'])
  await expect(locateTitle(page)).toHaveText(TITLE)
  expect([await isStale(), backend.queryCount]).toEqual([false, 2])
})

function createTag(backend: HeldBackend): string {
  return `<reader-article slug="${SLUG}" api-host="${backend.url}"><a href="/">Read it</a></reader-article>`
}

async function openArticle(page: Page, servers: Servers, backend: HeldBackend): Promise<void> {
  await embed(page, servers, createTag(backend), {src: await getScriptUrl(page, servers)})
}

function locateFallback(page: Page) {
  return page.getByRole('link', {name: 'Read it'})
}

/** Records the events of articles in an attribute, such as 'error timeout' and 'load stale'. */
async function recordEvents(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const type of ['load', 'error']) {
      addEventListener(`reader-article-${type}`, (event) => {
        const {stale, error} = Object(event)
        const words = [type, stale ? 'stale' : '', error?.code].filter(Boolean).join(' ')
        const {dataset} = document.documentElement
        dataset['events'] = `${dataset['events'] ?? ''}${words}\n`
      })
    }
  })
}

async function readEvents(page: Page): Promise<readonly string[]> {
  const events = await page.locator('html').getAttribute('data-events')
  return (events ?? '').split('\n').filter(Boolean)
}

/** Makes `AbortSignal.timeout()` follow the page's clock, which Playwright can fast-forward. */
function runTimeoutsByClock(): void {
  AbortSignal.timeout = (milliseconds) => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), milliseconds)
    return controller.signal
  }
}

async function countCopies(): Promise<number> {
  return (await (await caches.open('reader-article')).keys()).length
}
