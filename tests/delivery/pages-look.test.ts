import {createDelivery} from '@reader-article/delivery'
import {serveDelivery} from '@reader-article/delivery/node'
import {openTestLake} from '@reader-article/lake/testing'
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'

import {findBrowser, getBrowserArguments} from '../browser/find-browser.ts'
import {createSampleDocuments} from '../browser/sample-documents.ts'
import {findViolations} from '../e2e/find-violations.ts'
import {findFreePort} from './find-free-port.ts'

type Theme = 'plain' | 'magazine' | 'midnight' | undefined

const PAGES = [
  '/',
  '/articles/everything',
  '/articles/everythin',
  '/readers/004711',
  '/topics/grief',
] as const
/** The backgrounds of the pages, in a light and a dark colour scheme. */
const BACKGROUNDS = {
  magazine: {light: 'rgb(251, 247, 239)', dark: 'rgb(29, 26, 22)'},
  midnight: {light: 'rgb(18, 22, 29)', dark: 'rgb(18, 22, 29)'},
} as const

let apiHost: string
let browser: Browser
const closers: (() => Promise<unknown> | undefined)[] = []

beforeAll(async () => {
  const lake = openTestLake()
  await lake.mutate(
    ...createSampleDocuments().map((create) => ({create})),
    // A word without a place to break it, in every list.
    ...['reader-004711', 'topic-grief', 'article-everything'].map((id) => ({
      patch: {id, set: {[id === 'reader-004711' ? 'name' : 'title']: 'Everything'.repeat(12)}},
    })),
  )
  apiHost = await lake.serve()
  browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...getBrowserArguments()],
  })
  closers.push(() => browser.close(), lake.close)
})

afterAll(async () => {
  for (const close of closers) {
    await close()
  }
})

/** Serves a site; returns its URL. */
async function serveSite(theme: Theme, lang = 'en'): Promise<string> {
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const delivery = createDelivery({
    projectId: 'local',
    dataset: 'production',
    apiHost,
    site: {url, lang, theme},
  })
  const server = await serveDelivery(delivery, {port})
  onTestFinished(async () => {
    delivery.close()
    await server.close()
  })
  return url
}

async function openPage(options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options)
  onTestFinished(() => page.close())
  return page
}

describe.each<Theme>([undefined, 'plain', 'magazine', 'midnight'])('with the theme %s', (theme) => {
  test.each(['light', 'dark'] as const)(
    'every page has enough contrast and no fault that axe finds, in a %s scheme',
    async (colorScheme) => {
      const url = await serveSite(theme)
      const page = await openPage({colorScheme})
      for (const path of PAGES) {
        await page.goto(url + path)
        expect([path, await findViolations(page)]).toEqual([path, []])
      }
    },
  )

  test('no page is wider than a small phone', async () => {
    const url = await serveSite(theme)
    const page = await openPage({viewport: {width: 320, height: 640}})
    for (const path of PAGES) {
      await page.goto(url + path)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([path, width]).toEqual([path, 320])
    }
  })
})

test.each(['magazine', 'midnight'] as const)(
  'the theme %s is that of the whole page, and an article has no other ground',
  async (theme) => {
    const url = await serveSite(theme)
    for (const scheme of ['light', 'dark'] as const) {
      const page = await openPage({colorScheme: scheme})
      for (const path of PAGES) {
        await page.goto(url + path)
        const grounds = await page
          .locator('body, reader-article, reader-articles, reader-card')
          .evaluateAll((tags) =>
            tags
              .map((tag) => getComputedStyle(tag).backgroundColor)
              .filter((color) => color !== 'rgba(0, 0, 0, 0)'),
          )
        expect([path, grounds]).toEqual([path, [BACKGROUNDS[theme][scheme]]])
      }
    }
  },
)

test('the headings and links of a page look as those of its article', async () => {
  const url = await serveSite('magazine')
  const page = await openPage({colorScheme: 'light'})
  const lookOf = async (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((node) => {
        const {color, fontFamily, textDecorationColor} = getComputedStyle(node)
        return [color, fontFamily, textDecorationColor]
      })
  await page.goto(`${url}/articles/everything`)
  expect(await lookOf('main > nav a')).toEqual(await lookOf("[part='body'] a"))
  const title = await lookOf("[part='title']")
  await page.goto(`${url}/topics/grief`)
  expect(await lookOf('h1')).toEqual(title)
})

test('nothing moves while a page loads', async () => {
  const url = await serveSite('magazine')
  const page = await openPage({})
  for (const path of PAGES) {
    await page.goto(url + path)
    const shift = await page.evaluate(
      async () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list, observer) => {
            observer.disconnect()
            resolve(list.getEntries().length)
          }).observe({type: 'layout-shift', buffered: true})
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)))
        }),
    )
    expect([path, shift]).toEqual([path, 0])
  }
})

test('a page in a language that is written from right to left begins at the right', async () => {
  const url = await serveSite('plain', 'ar')
  const page = await openPage({viewport: {width: 1000, height: 700}})
  await page.goto(`${url}/readers/9001`)
  // Also text in a language that is written from left to right.
  for (const selector of ['.masthead a', 'h1', 'h2']) {
    const {left, right} = await page.locator(selector).evaluate((node) => {
      const text = document.createRange()
      text.selectNodeContents(node)
      const box = text.getBoundingClientRect()
      return {left: box.left, right: innerWidth - box.right}
    })
    expect([selector, left > right]).toEqual([selector, true])
  }
})

test('a page on paper is dark on light, without links to other pages of its list', async () => {
  const url = await serveSite('midnight')
  const page = await openPage({colorScheme: 'dark'})
  await page.goto(`${url}/readers/9001`)
  expect(await page.locator('main > nav').isVisible()).toBe(true)
  await page.emulateMedia({media: 'print'})
  expect(await page.locator('main > nav').isVisible()).toBe(false)
  expect(await page.locator('h1').evaluate((node) => getComputedStyle(node).color)).toBe(
    'rgb(0, 0, 0)',
  )
})
