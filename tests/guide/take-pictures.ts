// Takes the pictures of the guide in studio/README.md from a Studio with the sample content.
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {chromium, expect, type Page} from '@playwright/test'

import {findBrowser, getBrowserArguments} from '../browser/find-browser.ts'
import {ROOT, startServers} from '../e2e/running-servers.ts'
import {dropFiles} from '../e2e/studio/drop-files.ts'
import {openForm, openSwitchboard} from '../e2e/studio.ts'

const FOLDER = join(ROOT, 'studio/guide')
const ARTICLE = 'Love After a Long Silence'

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
  const page = await browser.newPage({
    viewport: {width: 1280, height: 800},
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
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
} finally {
  await browser.close()
  await servers.stop()
  await rm(data, {recursive: true, force: true})
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
