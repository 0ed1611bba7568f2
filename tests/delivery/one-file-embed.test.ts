import {serve} from '@hono/node-server'
import {createDelivery} from '@reader-article/delivery'
import {type DeliveryServer, serveDelivery} from '@reader-article/delivery/node'
import {openTestLake, type TestLake} from '@reader-article/lake/testing'
import {type Browser, chromium, firefox, type Page} from 'playwright-core'
import {build} from 'vite'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'

import {findBrowser, findFirefox, getBrowserArguments} from '../browser/find-browser.ts'
import {createSampleDocuments} from '../browser/sample-documents.ts'
import {compareWithElements} from './compare-with-elements.ts'

// TypeScript compiles each package on its own, so the data for the tests of another one are imported by their URL.
const corpus = new URL('../../packages/content/src/render/corpus.test-data.ts', import.meta.url)
const {hostileBlocks}: {hostileBlocks: readonly {blocks: unknown}[]} = await import(corpus.href)

let lake: TestLake
let lakeUrl: string
let server: DeliveryServer
/** The URL of a delivery of the sample documents and of the corpus; elements are at another origin. */
let site: string
let elements: string
let hostileSlugs: readonly string[]
const closers: (() => unknown)[] = []

beforeAll(async () => {
  lake = openTestLake()
  await lake.mutate(...createSampleDocuments().map((create) => ({create})))
  hostileSlugs = await storeCorpus()
  lakeUrl = await lake.serve()
  const code = await bundleElements()
  const port = await findPort()
  site = `http://127.0.0.1:${port}`
  const scripts = await serveAll((path) =>
    path === '/elements.js' ? {type: 'text/javascript', body: code} : undefined,
  )
  closers.push(scripts.close)
  elements = `${scripts.url}/elements.js?reader-path=${encodeURIComponent(`${site}/readers/{pin}`)}`
  const delivery = createDelivery({
    projectId: 'local',
    dataset: 'production',
    apiHost: lakeUrl,
    site: {url: site, elements},
  })
  server = await serveDelivery(delivery, {port: Number(port)})
})

afterAll(async () => {
  for (const close of [...closers, server.close, lake.close]) {
    await close()
  }
})

describe.each(['chromium', 'firefox'])('in %s', (name) => {
  let browser: Browser

  beforeAll(async () => {
    browser =
      name === 'chromium'
        ? await chromium.launch({
            executablePath: await findBrowser(),
            args: [...getBrowserArguments()],
          })
        : await firefox.launch(await findFirefox())
  })

  afterAll(() => browser.close())

  /** Opens a page of an origin of its own; returns it with its errors, also those of its policy. */
  async function open(
    html: string,
    policy = '',
  ): Promise<{page: Page; problems: readonly string[]}> {
    const headers: Record<string, string> = policy ? {'content-security-policy': policy} : {}
    const {url, close} = await serveAll((path) =>
      path === '/' ? {type: 'text/html; charset=utf-8', body: html, headers} : undefined,
    )
    const page = await browser.newPage()
    onTestFinished(async () => {
      await page.close()
      close()
    })
    const problems: string[] = []
    const add = (problem: string) => {
      // Browsers ask for this icon by themselves, and a policy can refuse it.
      if (!problem.includes('favicon.ico')) {
        problems.push(problem)
      }
    }
    page.on('console', (message) => message.type() === 'error' && add(message.text()))
    page.on('pageerror', (error) => add(error.message))
    await page.route('**/favicon.ico', (route) => route.fulfill({status: 204}))
    await page.goto(url)
    return {page, problems}
  }

  test('under a strict policy articles are shown with their styles, twice on one page', async () => {
    const {page, problems} = await open(
      `<!doctype html><p>Before</p>${scriptTag('everything')}<p>Between</p>${scriptTag('quiet')}${scriptTag('quiet')}`,
      `default-src 'none'; script-src ${site}/embed/; img-src ${lakeUrl}; media-src ${lakeUrl}; require-trusted-types-for 'script'; trusted-types 'none'`,
    )
    await expect
      .poll(() => readTitles(page))
      .toEqual([
        ['Everything at Once', 'script'],
        ['A Quiet One', 'script'],
        ['A Quiet One', 'script'],
      ])
    const quote = page.locator('[part=pull-quote] p')
    expect(await quote.evaluate((node) => getComputedStyle(node).fontSize)).toBe('20px')
    expect(await page.locator('p').nth(0).textContent()).toBe('Before')
    expect(problems).toEqual([])
  })

  test.each(['', 'async', 'defer', 'charset="windows-1252" language="JavaScript"'])(
    'a script with the attributes "%s" shows its article where it stands',
    async (attributes) => {
      const {page, problems} = await open(
        `<!doctype html><main>${scriptTag('quiet', attributes)}</main><footer></footer>`,
      )
      await page.locator('main > script + reader-article').waitFor()
      expect(await page.locator('[part=body]').textContent()).toBe('A quiet paragraph.')
      expect(problems).toEqual([])
    },
  )

  test('a script that a page inserts later shows its article where it stands', async () => {
    const {page, problems} = await open('<!doctype html><main></main><footer></footer>')
    await page.evaluate((src) => {
      const script = document.createElement('script')
      script.src = src
      document.querySelector('main')?.append(script)
    }, `${site}/embed/quiet.js`)
    await page.locator('main > script + reader-article').waitFor()
    expect(problems).toEqual([])
  })

  test('a script with a former slug shows the article where it stands, under a strict policy', async () => {
    const {page, problems} = await open(
      `<!doctype html><main>${scriptTag('letter-of-before')}</main>`,
      `default-src 'none'; script-src ${site}/embed/; img-src ${lakeUrl}`,
    )
    await page.locator('main > script + reader-article').waitFor()
    expect(await readTitles(page)).toEqual([['An Older Letter', 'script']])
    expect(problems).toEqual([])
  })

  test('a page in quirks mode, of tables and document.write, shows an article', async () => {
    const {page, problems} = await open(
      `<html><body bgcolor=white><table><tr><td><font face=Verdana>
       <script>document.write('<scr' + 'ipt src="${site}/embed/quiet.js"></scr' + 'ipt>')
       Array.prototype.toJSON = Object.prototype.inherited = function () {}</script></font></td></tr></table>`,
    )
    expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat')
    await page.locator('td reader-article [part=title]').waitFor()
    expect(await readTitles(page)).toEqual([['A Quiet One', 'script']])
    expect(problems).toEqual([])
  })

  test.each([
    ['in the head', (src: string) => `<head><script src="${src}"></script></head><body>`],
    ['of type module', (src: string) => `<body><script type="module" src="${src}"></script>`],
  ])('a script %s has no place, and says so', async (_, write) => {
    const url = `${site}/embed/quiet.js`
    const {page, problems} = await open(`<!doctype html>${write(url)}<p>Words</p>`)
    await expect.poll(() => problems.length).toBe(1)
    expect(problems[0]).toContain(
      `The article of ${url} has no place. Its script tag must be in the body of the page`,
    )
    expect(await readTitles(page)).toEqual([])
  })

  test('a script of no article says so, and leaves the link beside it', async () => {
    const {page, problems} = await open(
      `<!doctype html>${scriptTag('nothing')}<a href="${site}/">All articles</a>`,
    )
    await expect.poll(() => problems.length).toBe(1)
    expect(problems[0]).toContain('There is no published article with the slug "nothing"')
    expect(await page.locator('a').isVisible()).toBe(true)
  })

  test('a browser that cannot construct style sheets gets a style element', async () => {
    const {page, problems} = await open(
      `<!doctype html><body><script>CSSStyleSheet = undefined</script>${scriptTag('quiet')}`,
    )
    const meta = page.locator('[part=meta]')
    expect(await meta.evaluate((node) => getComputedStyle(node).fontSize)).toBe('13.6px')
    expect(problems).toEqual([])
  })

  test('what another element of the same name refuses is a message, not an error of the page', async () => {
    const {page, problems} = await open(
      `<!doctype html><body><script>
       addEventListener('error', () => console.error('uncaught'))
       customElements.define('reader-article', class extends HTMLElement {
         constructor() { super(); this.attachShadow({mode: 'open'}) }
       })</script>${scriptTag('quiet')}`,
    )
    await expect.poll(() => problems.length).toBe(1)
    expect(problems).not.toContain('uncaught')
    expect(await readTitles(page)).toEqual([])
  })

  test('an article has the direction, the colours and the own rules of its page', async () => {
    const {page, problems} = await open(
      `<!doctype html><html dir="rtl"><style>
       :root { color-scheme: dark; color: rgb(4, 5, 6); }
       reader-article::part(title) { color: rgb(1, 2, 3); }</style><body>${scriptTag('quiet')}`,
    )
    const read = (part: string, property: 'direction' | 'color', pseudo?: string) =>
      page
        .locator(`[part~=${part}]`)
        .first()
        .evaluate((node, [key, element]) => getComputedStyle(node, element)[key], [
          property,
          pseudo,
        ] as const)
    expect(await read('article', 'direction')).toBe('rtl')
    expect(await read('article', 'color')).toBe('rgb(4, 5, 6)')
    expect(await read('title', 'color')).toBe('rgb(1, 2, 3)')
    expect(await read('status', 'color', '::before')).toBe('oklch(0.78 0.01 250)')
    expect(problems).toEqual([])
  })

  test('an article has the theme in its query', async () => {
    const {page} = await open(
      `<!doctype html><body><script src="${site}/embed/quiet.js?theme=midnight&hide=header"></script>`,
    )
    const article = page.locator('reader-article')
    expect(
      await article.evaluate((node) => [
        getComputedStyle(node).backgroundColor,
        getComputedStyle(node).colorScheme,
        node.shadowRoot?.querySelector('[part=title]'),
      ]),
    ).toEqual(['rgb(18, 22, 29)', 'dark', null])
  })

  test.each(['before', 'after'])(
    'elements that a page loads %s the script use its article, and fetch nothing',
    async (order) => {
      const module = `<script type="module" src="${elements}"></script>`
      const {page, problems} = await open(
        `<!doctype html>${order === 'before' ? module : ''}<main></main>`,
      )
      const insert = (src: string, type: string) =>
        page.evaluate(
          async (attributes) => {
            const script = Object.assign(document.createElement('script'), attributes)
            const loaded = new Promise((resolve) => script.addEventListener('load', resolve))
            document.querySelector('main')?.append(script)
            await loaded
          },
          {src, type},
        )
      await insert(`${site}/embed/quiet.js`, '')
      await insert(elements, 'module')
      const article = page.locator('reader-article')
      await expect.poll(() => article.evaluate((node) => 'updateComplete' in node)).toBe(true)
      await article.evaluate((node) => 'updateComplete' in node && node.updateComplete)
      expect(await page.locator('[part=title]').textContent()).toBe('A Quiet One')
      expect(await countQueries(page)).toBe(0)
      // Nor the renderer: the article has all its nodes and styles.
      const loaded = await page.evaluate(() =>
        performance.getEntriesByType('resource').map((entry) => entry.name),
      )
      expect(loaded.filter((url) => /renderer|extras/.test(url))).toEqual([])
      const padding = await page
        .locator('[part=call], [part=card]')
        .first()
        .evaluate((node) => getComputedStyle(node).paddingBlockStart)
      expect(padding).not.toBe('0px')
      expect(problems).toEqual([])
    },
  )

  test('a live article loads the elements after itself, and updates the status', async () => {
    const {page, problems} = await open(
      `<!doctype html><body><script async src="${site}/embed/quiet.js?live"></script>`,
    )
    const label = page.locator('header [part~=status]')
    await expect.poll(() => label.textContent()).toBe('Currently Unavailable')
    await expect.poll(() => countQueries(page)).toBeGreaterThan(0)
    onTestFinished(() => setStatus('unavailable'))
    await setStatus('available')
    await expect.poll(() => label.textContent()).toBe('Available')
    expect(problems).toEqual([])
  })

  test('what it builds equals what the element shows, for all of the corpus, with the same styles', async () => {
    const {page, problems} = await open('<!doctype html><body>')
    const slugs = ['everything', 'quiet', 'older-letter', ...hostileSlugs]
    const differences = await page.evaluate(compareWithElements, {site, elements, slugs})
    expect(differences).toEqual([])
    expect(slugs.length).toBeGreaterThan(150)
    expect(problems).toEqual([])
  })
})

function scriptTag(slug: string, attributes = 'async'): string {
  return `<script ${attributes} src="${site}/embed/${slug}.js"></script>`
}

/** Returns the title of each article, and what stands before it. */
function readTitles(page: Page): Promise<unknown> {
  return page.evaluate(() =>
    [...document.querySelectorAll('reader-article')].map(({shadowRoot, previousElementSibling}) => [
      shadowRoot?.querySelector('[part=title]')?.textContent,
      previousElementSibling?.localName,
    ]),
  )
}

function countQueries(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      performance.getEntriesByType('resource').filter(({name}) => name.includes('/data/query/'))
        .length,
  )
}

async function setStatus(tone: string): Promise<void> {
  await lake.mutate({
    patch: {
      id: 'availability-reader-9001',
      set: {status: {_type: 'reference', _ref: `status-${tone}`}},
    },
  })
}

/** Stores the articles of the corpus that can be stored, and returns their slugs. */
async function storeCorpus(): Promise<readonly string[]> {
  const slugs: string[] = []
  for (const [index, {blocks}] of hostileBlocks.entries()) {
    const slug = `hostile-${index}`
    let body: unknown
    try {
      body = JSON.parse(JSON.stringify(blocks))
    } catch {
      // A value that JSON has not cannot be stored either.
      continue
    }
    const document = {_id: `article-${slug}`, _type: 'article', title: slug, slug: {current: slug}}
    const {status} = await lake.mutate({create: {...document, body}})
    if (status === 200) {
      slugs.push(slug)
    }
  }
  return slugs
}

/** Bundles the elements into one file. */
async function bundleElements(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2023',
      lib: {
        entry: new URL(import.meta.resolve('reader-article/cdn')).pathname,
        formats: ['es'],
        fileName: 'elements',
      },
      rolldownOptions: {output: {codeSplitting: false}},
    },
  })
  const [bundle] = [result].flat()
  const [file] = bundle && 'output' in bundle ? bundle.output : []
  return file?.type === 'chunk' ? file.code : ''
}

interface Served {
  readonly type: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Serves what a function returns at an origin of its own, for pages of all origins. */
function serveAll(
  find: (path: string) => Served | undefined,
): Promise<{url: string; close: () => void}> {
  return new Promise((resolve) => {
    const running = serve(
      {
        fetch(request) {
          const found = find(new URL(request.url).pathname)
          return new Response(found?.body ?? '', {
            status: found ? 200 : 404,
            headers: {
              'content-type': found?.type ?? 'text/plain',
              'access-control-allow-origin': '*',
              ...found?.headers,
            },
          })
        },
        port: 0,
        hostname: '127.0.0.1',
      },
      ({port}) => resolve({url: `http://localhost:${port}`, close: () => void running.close()}),
    )
  })
}

/** Returns a port that was free a moment ago. */
async function findPort(): Promise<string> {
  const {url, close} = await serveAll(() => undefined)
  close()
  return new URL(url).port
}
