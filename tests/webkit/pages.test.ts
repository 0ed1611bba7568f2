import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

import {articleQueryUrl} from '@reader-article/content'
import {createReaderClient} from 'reader-article/client'
import {renderArticle} from 'reader-article/ssr'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'

import {type RunningServers, startServers} from '../e2e/running-servers.ts'
import {whileOnABreak} from '../e2e/while-on-a-break.ts'
import {type RunningWebKit, startWebKit} from './start-webkit.ts'
import {serveWatchedSite, type WatchedSite} from './watched-site.ts'

const SLUG = 'the-kindest-word-is-sometimes-no'
/** The slug of an article that is divided into sections. */
const LONG_SLUG = 'a-small-handbook-for-dreamers'
const TITLE = 'The Kindest Word Is Sometimes No'

/** The narrowest window that MiniBrowser allows, in CSS pixels. */
const MIN_WIDTH = 450

/** Example pages, each with an element, one of its parts, and the text of the part after loading. */
const EXAMPLES = [
  ['plain', 'reader-article', 'title', TITLE],
  ['many', 'reader-article:last-of-type', 'title', 'Three Cards for an Ordinary Tuesday'],
  ['directory', 'reader-directory', 'name', 'Anwen Pritchard'],
  ['reader', 'reader-status', 'status', 'Available'],
  ['reader', 'reader-card', 'name', 'Anwen Pritchard'],
  ['theme-plain', 'reader-article', 'title', 'Letters You Do Not Have to Send'],
  ['theme-magazine', 'reader-article', 'title', 'Letters You Do Not Have to Send'],
  ['theme-midnight', 'reader-article', 'title', 'Letters You Do Not Have to Send'],
  ['dark', 'reader-article', 'title', 'A Small Handbook for Dreamers'],
  ['strict', 'reader-article', 'title', 'Three Cards for an Ordinary Tuesday'],
  ['no-javascript', 'reader-article', 'title', 'The Empty Chair at the Table'],
  ['offline', 'reader-article', 'title', 'Love After a Long Silence'],
  ['from-a-file', 'reader-article', 'title', 'What Do the Cards Actually Know?'],
] as const

const servedPages = new Map<string, string>()
let dataFolder: string
let servers: RunningServers
let site: WatchedSite
let webkit: RunningWebKit

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'reader-article-webkit-'))
  servers = await startServers(dataFolder)
  site = await serveWatchedSite(servers.lake, servedPages)
  webkit = await startWebKit()
})

afterAll(async () => {
  await webkit?.close()
  await site?.close()
  await servers?.stop()
  await rm(dataFolder, {recursive: true, force: true})
})

afterEach(async () => {
  const problems = JSON.stringify(await run('return problems'))
  if (problems !== '[]') {
    throw new Error(`The page has errors: ${problems}`)
  }
})

describe('an example page', () => {
  it.each(EXAMPLES)(
    '%s shows its content without scrolling sideways',
    async (name, tag, part, text) => {
      await open(`/examples/${name}`)
      await expect.poll(() => partText(tag, part)).toContain(text)
      for (const width of [MIN_WIDTH, 1440]) {
        await resize(width)
        expect(await run('return document.documentElement.scrollWidth - innerWidth')).toBe(0)
      }
    },
  )

  it('shows its article if it is opened from a local file', async () => {
    const html = await (await fetch(`${site.url}/examples/from-a-file`)).text()
    const file = join(dataFolder, 'from-a-file.html')
    await writeFile(file, html.replace('src="/elements', `src="${site.url}/elements`))
    await webkit.session.load(pathToFileURL(file).href)
    await expect
      .poll(() => partText('reader-article', 'title'))
      .toBe('What Do the Cards Actually Know?')
  })

  it('shows its article in a sandboxed frame without an origin', async () => {
    await open('/examples/sandboxed')
    await webkit.session.enterFrame(0)
    await expect.poll(() => partText('reader-article', 'title')).toContain('Beginning Again in')
    expect(await run('return origin')).toBe('null')
    expect(await run('return document.documentElement.scrollWidth - innerWidth')).toBe(0)
  })
})

describe('an article', () => {
  it('needs one query, which the head of the page has preloaded', async () => {
    const dataset = {projectId: 'local', dataset: 'production', apiHost: servers.lake}
    const query = articleQueryUrl(dataset, {by: 'slug', value: SLUG}).replaceAll('&', '&amp;')
    const path = servePage(
      `<link rel="preload" as="fetch" crossorigin href="${query}">`,
      `<reader-article slug="${SLUG}"></reader-article>`,
    )
    await open(path)
    await expect.poll(() => partText('reader-article', 'title')).toBe(TITLE)
    const initiators = await run(`
      return performance.getEntriesByType('resource')
        .filter(({name}) => name.includes('/data/query/'))
        .map(({initiatorType}) => initiatorType)`)
    expect(initiators).toEqual(['link'])
  })

  it('is scrolled to the heading that the URL names, and to one in its table of contents', async () => {
    const ids = ['the-ones-that-come-back', 'children'].map((name) => `${LONG_SLUG}--${name}`)
    const path = servePage('', `<reader-article slug="${LONG_SLUG}"></reader-article>`)
    await open(`${path}#${ids[0]}`)
    await expect.poll(() => topOfHeading(ids[0])).toSatisfy(isAtTop)
    await run(
      `document.querySelector('reader-article').shadowRoot.querySelector('a[href$=' + arguments[0] + ']').click()`,
      ids[1],
    )
    await expect.poll(() => topOfHeading(ids[1])).toSatisfy(isAtTop)
    expect(await run('return location.hash')).toBe(`#${ids[1]}`)
  })

  it('stays at its scroll position after a reload and after Back', async () => {
    const id = `${LONG_SLUG}--children`
    const path = servePage(
      `<script>addEventListener('reader-article-load', () => window.hasLoaded = true)</script>`,
      `<reader-article slug="${LONG_SLUG}"></reader-article>`,
    )
    const hasLoaded = () => run('return window.hasLoaded === true')
    await open(path)
    await expect.poll(hasLoaded).toBe(true)
    expect(await topOfHeading(id)).toBeGreaterThan(1000)
    await run(
      `document.querySelector('reader-article').shadowRoot.getElementById(arguments[0]).scrollIntoView()`,
      id,
    )
    await expect.poll(() => topOfHeading(id)).toSatisfy(isAtTop)
    await webkit.session.reload()
    await expect.poll(hasLoaded).toBe(true)
    await expect.poll(() => topOfHeading(id)).toSatisfy(isAtTop)

    await open('/examples/reader')
    await webkit.session.goBack()
    await expect.poll(hasLoaded).toBe(true)
    await expect.poll(() => topOfHeading(id)).toSatisfy(isAtTop)
  })

  it.each([
    ['magazine', 'rgb(251, 247, 239)'],
    ['midnight', 'rgb(18, 22, 29)'],
  ])('has the colours of the %s theme', async (theme, background) => {
    await open(`/examples/theme-${theme}`)
    await expect
      .poll(() =>
        run('return getComputedStyle(document.querySelector("reader-article")).backgroundColor'),
      )
      .toBe(background)
  })

  it.each([true, false])(
    'rendered by a server is shown with its styles and without a query, with shadow: %s',
    async (shadow) => {
      const dataset = {projectId: 'local', dataset: 'production', apiHost: servers.lake}
      const article = await createReaderClient(dataset).getArticle({slug: SLUG})
      const tag = renderArticle(article, {...dataset, shadow, lang: 'en-GB', origin: site.url})
      await open(servePage('', tag))
      await expect
        .poll(() => run('return document.querySelector("reader-article").matches(":defined")'))
        .toBe(true)
      const shown = await run(
        `const element = document.querySelector('reader-article')
        const root = arguments[0] ? element.shadowRoot : element
        const part = (name) => root.querySelector('[part~=' + name + ']')
        return [part('title').textContent, getComputedStyle(part('meta')).fontSize,
          performance.getEntriesByType('resource').filter(({name}) => name.includes('/query/')).length]`,
        shadow,
      )
      expect(shown).toEqual([TITLE, '13.6px', 0])
    },
  )
})

it('a status on the page changes when it changes in the dataset', async () => {
  await open('/examples/reader')
  await expect.poll(() => partText('reader-status', 'status')).toBe('Available')
  await whileOnABreak(servers.lake, ['515037'], async () => {
    await expect.poll(() => partText('reader-status', 'status')).toBe('On a break')
  })
  await expect.poll(() => partText('reader-status', 'status')).toBe('Available')
})

/** Serves a page with the elements' script; returns its path, which no other page has. */
function servePage(head: string, body: string): string {
  const source = `project=local&dataset=production&api-host=${servers.lake}`
  // If two pages had the same path, to open one with a hash would only scroll the other.
  const path = `/served-${servedPages.size}`
  servedPages.set(
    path,
    `<!doctype html><html lang="en-GB"><head><title>Served</title>${head}
    <script type="module" src="/elements/reader-article.js?${source}"></script></head>
    <body>${body}</body></html>`,
  )
  return path
}

async function open(path: string): Promise<void> {
  await webkit.session.load(site.url + path)
}

function run(script: string, ...args: readonly unknown[]): Promise<unknown> {
  return webkit.session.run(script, ...args)
}

/** The text of the first part with a name in the first element that matches; empty until the part exists. */
function partText(selector: string, part: string): Promise<unknown> {
  return run(
    `return document.querySelector(arguments[0])?.shadowRoot?.querySelector('[part~=' + arguments[1] + ']')?.textContent ?? ''`,
    selector,
    part,
  )
}

/** The distance of a heading from the top of the window in CSS pixels; null until the heading exists. */
function topOfHeading(id: string | undefined): Promise<unknown> {
  return run(
    `return document.querySelector('reader-article')?.shadowRoot?.getElementById(arguments[0])?.getBoundingClientRect().top ?? null`,
    id,
  )
}

function isAtTop(top: unknown): boolean {
  return typeof top === 'number' && top > -1 && top < 60
}

/** Sets the width of the page in CSS pixels, excluding the window's frame. */
async function resize(width: number): Promise<void> {
  const frame = Number(await run('return outerWidth - innerWidth'))
  await webkit.session.setSize(width + frame, 900)
  await expect.poll(() => run('return innerWidth')).toBe(width)
}
