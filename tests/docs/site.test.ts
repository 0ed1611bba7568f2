import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import type {Page} from '@playwright/test'

import {findViolations} from '../e2e/find-violations.ts'
import {expect, SITE, test} from './fixtures.ts'

const FILES = globSync('**/*.html', {cwd: SITE})
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted()
const PHONE = {width: 390, height: 844}
const DESKTOP = {width: 1440, height: 900}
/** Pages whose demos must be on screen before they are checked, and the part that shows it. */
const DEMOS: Readonly<Record<string, string>> = {
  'index.html': 'reader-article [part=body]',
  'embed.html': 'embed-builder sample-page [part=body]',
  'themes.html': 'sample-page[theme=midnight] [part=body]',
  'elements/reader-article.html': 'reader-article[pin] [part=body]',
  'elements/reader-articles.html': 'reader-articles[layout=grid] [part~=teaser]',
  'elements/reader-card.html': 'reader-card [part~=card]',
  'elements/reader-directory.html': 'reader-directory [part~=card]',
  'elements/reader-status.html': 'reader-status [part~=status]',
}

test('the site has been built, with a page for every topic', () => {
  expect(FILES).toEqual(expect.arrayContaining(['start.html', 'embed.html', ...Object.keys(DEMOS)]))
  expect(FILES.length).toBeGreaterThan(30)
})

test('every link to a page, a heading or a file of the site has its target', () => {
  const pages = new Map(FILES.map((file) => [`/${file}`, readPage(file)]))
  const broken: string[] = []
  for (const [path, {links}] of pages) {
    for (const link of links) {
      const {origin, pathname, hash} = new URL(link, `http://site.example${path}`)
      if (origin !== 'http://site.example') {
        continue
      }
      const target = decodeURIComponent(pathname.replace(/\/$/, '/index.html'))
      const page = pages.get(target)
      const isFound = page
        ? hash === '' || page.ids.has(decodeURIComponent(hash.slice(1)))
        : isFile(target)
      if (!isFound) {
        broken.push(`${path}: ${link}`)
      }
    }
  }
  expect(broken).toEqual([])
})

test('llms.txt lists every page, and llms-full.txt has the code of the examples', () => {
  const listed = readFileSync(join(SITE, 'llms.txt'), 'utf8').matchAll(/^- \[.+?\]\((\S+)\)/gm)
  const links = [...listed].map(([, link = '']) => link.replace(/\/$/, '/index.html'))
  expect(links.toSorted()).toEqual(
    [
      '/llms-full.txt',
      ...FILES.filter((file) => file !== '404.html').map((file) => `/${file}`),
    ].toSorted(),
  )
  const full = readFileSync(join(SITE, 'llms-full.txt'), 'utf8')
  expect(full).toContain(
    "configure({projectId, dataset, apiHost, articlePath: '/articles/{slug}'})",
  )
  expect(full).not.toContain('<<<')
})

for (const file of FILES) {
  test(`${file} has no violations, and is not wider than the screen`, async ({page, site}) => {
    await page.setViewportSize(DESKTOP)
    await page.goto(`${site}/${file}`)
    await page
      .locator(DEMOS[file] ?? 'h1')
      .first()
      .waitFor()
    // Navigation and head are the same on all pages, so one page is enough for them.
    const part = file === 'start.html' ? 'html' : '#VPContent'
    expect(await findWideness(page)).toBe(0)
    expect(await findViolations(page, part)).toEqual([])
    await page.setViewportSize(PHONE)
    await page.emulateMedia({colorScheme: 'dark', reducedMotion: 'reduce'})
    await expect(page.locator('html')).toHaveClass(/\bdark\b/)
    expect(await findWideness(page)).toBe(0)
    expect(await findViolations(page, part)).toEqual([])
  })
}

test('the search finds a word, and its result is a page with this word', async ({page, site}) => {
  await page.goto(`${site}/start.html`)
  await page.getByRole('button', {name: 'Search'}).first().click()
  await page.getByRole('searchbox').fill('oEmbed')
  await page.getByRole('listbox').getByRole('link').first().click()
  await expect(page.getByRole('main')).toContainText('oEmbed')
})

test('the desk’s switch in the demos changes every element of the page', async ({page, site}) => {
  await page.goto(`${site}/elements/reader-status.html`)
  const status = page.locator('reader-status[pin="093356"]')
  await expect(status).toContainText('Available')
  await page.getByRole('button', {name: 'On a break'}).click()
  await expect(status).toContainText('On a break')
  await expect(page.locator('reader-status[pin="662741"]')).toContainText('Busy')
})

test('a title in a list of the demos opens its article', async ({page, site}) => {
  await page.goto(`${site}/elements/reader-articles.html`)
  const link = page.locator('reader-articles[layout=grid] [part~=teaser-title] a').first()
  const title = await link.innerText()
  await link.click()
  await expect(page.locator('.demo reader-article').first()).toContainText(title)
})

function readPage(file: string): {readonly links: readonly string[]; readonly ids: Set<string>} {
  const html = readFileSync(join(SITE, file), 'utf8').replaceAll('&amp;', '&')
  return {
    links: [...html.matchAll(/(?:\s(?:href|src))="([^"]*)"/g)].map(([, link = '']) => link),
    ids: new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id)),
  }
}

function isFile(path: string): boolean {
  return globSync(path.slice(1), {cwd: SITE}).length === 1
}

/** Returns by how many pixels the page is wider than the screen. */
async function findWideness(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}
