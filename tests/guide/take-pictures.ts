// Takes the pictures of the guide in studio/README.md from a Studio with the sample content.
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {chromium, expect, type Page} from '@playwright/test'
import {connect} from '@reader-article/import'
import type {SanityClient} from '@sanity/client'

import {findBrowser, getBrowserArguments} from '../browser/find-browser.ts'
import {ROOT, startServers} from '../e2e/running-servers.ts'
import {clickToEdit} from '../e2e/studio/click-to-edit.ts'
import {dropFiles} from '../e2e/studio/drop-files.ts'
import {openForm, openSwitchboard} from '../e2e/studio.ts'

const FOLDER = join(ROOT, 'studio/guide')
const ARTICLE = 'Love After a Long Silence'
const ARTICLE_PATH = '/articles/love-after-a-long-silence'
const PAGE = {
  viewport: {width: 1280, height: 800},
  colorScheme: 'light',
  reducedMotion: 'reduce',
} as const
const WEEK_MS = 7 * 24 * 60 * 60 * 1000

const LETTER = `Noor Haddad - PIN 093356 - Available

What the Tide Leaves Behind

Walk along the shore in the morning, and you find what the night has left: a shell, a rope, a shoe without its owner.

None of it is lost. It has only come to another place, and waits for somebody who can use it.

Love and light,
`

const data = await mkdtemp(join(tmpdir(), 'reader-article-guide-'))
const servers = await startServers(data)
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: getBrowserArguments(),
})
try {
  const page = await browser.newPage(PAGE)
  await page.goto(servers.studio)
  await page.getByRole('main').getByRole('listitem').first().waitFor()
  await takePicture(page, 'login')

  const photos: string[] = []
  page.on('requestfinished', (request) => {
    if (request.url().includes('/images/')) {
      photos.push(request.url())
    }
  })
  const board = await openSwitchboard(page, servers.studio)
  const readers = await board.locator('[data-reader]:not([hidden])').count()
  await expect.poll(() => photos.length).toBeGreaterThanOrEqual(readers)
  await takePicture(page, 'switchboard')

  await page.getByRole('link', {name: 'Desk', exact: true}).click()
  await page.getByRole('link', {name: 'Articles'}).first().click()
  await page.getByRole('link', {name: 'All articles'}).click()
  await page.getByRole('link', {name: ARTICLE}).click()
  await openForm(page)
  await takePicture(page, 'article')

  await page.getByRole('button', {name: 'Preview', exact: true}).click()
  const preview = page.frameLocator('[data-testid=article-preview-frame]')
  await preview.locator('[part=title]').waitFor()
  await takePicture(page, 'preview')

  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'Embed…'}).click()
  await page.getByRole('dialog').getByText('Snippet', {exact: true}).waitFor()
  await takePicture(page, 'embed')
  await page.keyboard.press('Escape')

  await page.getByRole('link', {name: 'Import', exact: true}).click()
  const letter = await readFile(join(ROOT, 'README.md'))
  await dropFiles(page.getByTestId('import-tool'), [
    {name: 'tide.txt', bytes: new TextEncoder().encode(LETTER)},
    {name: 'notes.pdf', bytes: letter.subarray(0, 200)},
  ])
  await page.getByText('What the Tide Leaves Behind').first().click()
  await page.getByText('1 ready').waitFor()
  await takePicture(page, 'import')

  // A new browser, which does not open the preview beside the form again.
  const website = await browser.newPage(PAGE)
  await openSwitchboard(website, servers.studio)
  await website.goto(
    `${servers.studio}/website?preview=${encodeURIComponent(servers.site + ARTICLE_PATH)}`,
  )
  const paragraph = website.frameLocator('iframe').getByText('I hear about this message')
  await clickToEdit(paragraph)
  await website.getByTestId('field-body').getByText('I hear about this message').waitFor()
  await takePicture(website, 'website')
  await website.close()

  const [single, ...titles] = await scheduleArticles(
    await connect({lake: servers.lake, environment: {}}),
  )
  await page.goto(`${servers.studio}/releases`)
  await page.getByRole('table').getByText('December letters').click()
  await waitForRows(page, titles)
  await takePicture(page, 'release')

  await page.goto(`${servers.studio}/releases`)
  await page.getByRole('button', {name: 'Releases', exact: true}).click()
  await page.getByRole('menuitem', {name: 'Scheduled drafts'}).click()
  await waitForRows(page, [single])
  await takePicture(page, 'scheduled-drafts')
} finally {
  await browser.close()
  await servers.stop()
  await rm(data, {recursive: true, force: true})
}

interface Article {
  readonly _id: string
  readonly title: string
}

/** Schedules one article by itself, and a release with several articles; returns their titles in this order. */
async function scheduleArticles(client: SanityClient): Promise<readonly string[]> {
  const articles = await client.fetch<Article[]>(
    '*[_type == "article"] | order(publishedAt desc)[0...4]{_id, title}',
    {},
    {perspective: 'published'},
  )
  const publishAt = new Date(Date.now() + WEEK_MS)
  publishAt.setUTCHours(9, 0, 0, 0)
  const releases = [
    {title: 'A letter', cardinality: 'one', contents: articles.slice(0, 1)},
    {title: 'December letters', cardinality: 'many', contents: articles.slice(1)},
  ] as const
  for (const {title, cardinality, contents} of releases) {
    const {releaseId} = await client.releases.create({
      metadata: {
        title,
        cardinality,
        releaseType: 'scheduled',
        intendedPublishAt: publishAt.toISOString(),
      },
    })
    for (const {_id: id} of contents) {
      await client.createVersion({releaseId, publishedId: id, baseId: id})
    }
    await client.releases.schedule({releaseId, publishAt: publishAt.toISOString()})
  }
  return articles.map(({title}) => title)
}

async function waitForRows(page: Page, titles: readonly (string | undefined)[]): Promise<void> {
  for (const title of titles) {
    await page.getByRole('row').filter({hasText: title}).waitFor()
  }
}

async function takePicture(page: Page, name: string): Promise<void> {
  // Photos and fonts arrive after the texts.
  await page.waitForLoadState('load')
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  await page.screenshot({path: join(FOLDER, `${name}.png`), animations: 'disabled'})
  console.log(`studio/guide/${name}.png`)
}
