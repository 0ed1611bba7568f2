import {serve} from '@hono/node-server'
import {createDelivery} from '@reader-article/delivery'
import {serveDelivery} from '@reader-article/delivery/node'
import {openTestLake} from '@reader-article/lake/testing'
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest'

import {findBrowser, getBrowserArguments} from '../browser/find-browser.ts'
import {createSampleDocuments} from '../browser/sample-documents.ts'
import {findFreePort} from './find-free-port.ts'

let browser: Browser
/** The URL of a delivery of the sample documents. */
let site: string
const closers: (() => Promise<unknown> | undefined)[] = []

beforeAll(async () => {
  const lake = openTestLake()
  await lake.mutate(...createSampleDocuments().map((create) => ({create})))
  const port = await findFreePort()
  site = `http://127.0.0.1:${port}`
  const delivery = createDelivery({
    projectId: 'local',
    dataset: 'production',
    apiHost: await lake.serve(),
    site: {url: site, theme: 'magazine'},
  })
  const server = await serveDelivery(delivery, {port})
  browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...getBrowserArguments()],
  })
  closers.push(() => browser.close(), server.close, lake.close)
})

afterAll(async () => {
  for (const close of closers) {
    await close()
  }
})

/** Serves a page at an origin of its own, and returns its URL. */
function serveOnce(html: string): Promise<string> {
  return new Promise((resolve) => {
    const headers = {'content-type': 'text/html'}
    const server = serve(
      {fetch: () => new Response(html, {headers}), port: 0, hostname: '127.0.0.1'},
      ({port}) => resolve(`http://localhost:${port}`),
    )
    onTestFinished(() => void server.close())
  })
}

/** Opens a page; returns it with the problems that the browser reports. */
async function open(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{page: Page; problems: readonly string[]}> {
  const page = await browser.newPage(options)
  onTestFinished(() => page.close())
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      problems.push(message.text())
    }
  })
  page.on('pageerror', (error) => problems.push(error.message))
  // The icon that the browser asks for by itself.
  await page.route('**/favicon.ico', (route) => route.fulfill({status: 204}))
  await page.goto(url)
  return {page, problems}
}

test.each([true, false])(
  'the page of an article has all text and the theme, with JavaScript: %s',
  async (javaScriptEnabled) => {
    const {page, problems} = await open(`${site}/articles/everything`, {
      javaScriptEnabled,
      colorScheme: 'light',
    })
    for (const text of ['Everything at Once', 'In a box.', 'Bo Tern', 'Available', 'A point']) {
      await page.getByText(text).first().waitFor()
    }
    const body = page.locator('body')
    const background = await body.evaluate((node) => getComputedStyle(node).backgroundColor)
    expect(background).toBe('rgb(251, 247, 239)')
    const lead = page.locator('[part=lead]')
    const letter = await lead.evaluate((node) => getComputedStyle(node, '::first-letter').float)
    expect(letter).toBe('inline-start')
    expect(problems).toEqual([])
  },
)

test.each(['/', '/readers/004711', '/topics/grief', '/articles/everythin'])(
  'the page %s raises no error and fits on a phone',
  async (path) => {
    const {page, problems} = await open(site + path, {viewport: {width: 320, height: 600}})
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(320)
    expect(problems.filter((problem) => !problem.includes('404'))).toEqual([])
  },
)

test.each(['', '?theme=magazine', '?theme=midnight'])(
  'a newsletter with %j fits on a phone, and its policy allows its styles',
  async (query) => {
    const {page, problems} = await open(`${site}/newsletter/everything${query}`, {
      viewport: {width: 320, height: 600},
    })
    await page.getByText('In a box.').waitFor()
    const measured = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      getComputedStyle(document.querySelector('h1') ?? document.body).fontSize,
      document.title,
    ])
    expect(measured).toEqual([320, '30px', 'Everything at Once'])
    expect(problems).toEqual([])
  },
)

test('a sandboxed frame gets the height of its article, also off screen and after the frame has become narrower', async () => {
  const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox'
  const frame = (slug: string) =>
    `<iframe src="${site}/embed/${slug}" sandbox="${sandbox}" style="width: 100%; height: 50px"></iframe>`
  const url = await serveOnce(
    `<!doctype html>${frame('everything')}${frame('quiet')}<script async src="${site}/embed.js"></script>`,
  )
  const {page, problems} = await open(url, {viewport: {width: 800, height: 600}})
  const frames = page.locator('iframe')
  const measure = async () => [
    await frames.nth(0).evaluate((node) => node.clientHeight),
    await frames.nth(1).evaluate((node) => node.clientHeight),
  ]
  await expect.poll(async () => Math.min(...(await measure()))).toBeGreaterThan(200)
  const [long = 0, short = 0] = await measure()
  expect(long).toBeGreaterThan(short)
  const inner = page.frames().find((each) => each.url().endsWith('/embed/everything'))
  const contentHeight = () => inner?.evaluate(() => document.documentElement.scrollHeight)
  expect(await contentHeight()).toBe(long)
  await page.setViewportSize({width: 400, height: 600})
  await expect.poll(async () => (await measure())[0]).not.toBe(long)
  await expect.poll(async () => (await measure())[0]).toBe(await contentHeight())
  expect(problems).toEqual([])
})

test('a page cannot be resized by a frame of another site', async () => {
  const other = await serveOnce(
    `<!doctype html><script>parent.postMessage({type: 'reader-article:height', height: 9999}, '*')</script>`,
  )
  const url = await serveOnce(
    `<!doctype html><script src="${site}/embed.js"></script><iframe id="other" src="${other}" style="height: 50px"></iframe><iframe id="own" src="${site}/embed/quiet"></iframe>`,
  )
  const {page} = await open(url)
  const heightOf = (id: string) => page.locator(id).evaluate((node) => node.clientHeight)
  await expect.poll(() => heightOf('#own')).toBeGreaterThan(200)
  expect(await heightOf('#other')).toBe(50)
})
