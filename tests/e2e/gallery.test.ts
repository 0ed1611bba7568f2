// Takes over 10 s: it opens every sheet, and checks its accessibility in two colour schemes.
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readdir} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'

import type {Page} from '@playwright/test'

import {expect, test} from './fixtures.ts'
import {findViolations} from './find-violations.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
// Messages of the browser and the elements about backends that fail on purpose.
const EXPECTED_PROBLEM =
  /(silent|failing|once-[\d-]+)\.localhost|status of 503|responded with 503|ERR_FAILED|did not respond/

const ARTICLE_SHEETS = ['article', 'article-heads', 'article-parts', 'article-waiting']
const OTHER_SHEETS = ['status', 'card', 'articles', 'directory']
const LANGUAGE_SHEETS = ['article', 'status', 'card', 'articles', 'directory']

let gallery: {readonly url: string; stop(): Promise<number | null>}

test.beforeAll(async () => {
  gallery = await startGallery()
})
test.afterAll(async () => {
  expect(await gallery.stop()).toBe(0)
})

test.afterEach(({problems}) => {
  const unexpected = problems.found.filter((problem) => !EXPECTED_PROBLEM.test(problem))
  problems.found.splice(0, Infinity, ...unexpected)
})

for (const name of [...ARTICLE_SHEETS, ...OTHER_SHEETS]) {
  for (const theme of ['plain', 'magazine', 'midnight']) {
    test(`every element of the sheet '${name}' reaches its expected state in the ${theme} theme`, async ({
      page,
    }) => {
      await openAndWait(page, `/sheets/${name}?theme=${theme}`)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({colorScheme})
        expect(await findViolations(page)).toEqual([])
      }
    })
  }
}

for (const name of LANGUAGE_SHEETS) {
  test(`<reader-${name}> is shown in ten languages`, async ({page}) => {
    await openAndWait(page, `/sheets/languages-${name}`)
    await expect(page.locator(`reader-${name}`)).toHaveCount(10)
    expect(await findViolations(page)).toEqual([])
  })
}

for (const host of ['resets', 'framework', 'tables']) {
  test(`every element keeps its styles on a page with conflicting styles: ${host}`, async ({
    page,
  }) => {
    await openAndWait(page, `/hosts/${host}`)
    const card = page.locator('reader-card').first()
    await expect(card.locator('[part=photo]')).toHaveCSS('border-radius', '50%')
    // The page decides about the display of the element itself: a reset can make it inline.
    const article = page.locator('reader-article [part=article]')
    await expect(article).toHaveCSS('display', 'block')
    const [width, availableWidth] = await article.evaluate(({clientWidth, ownerDocument}) => {
      const box = ownerDocument.querySelector('reader-article')?.parentElement
      const style = box && getComputedStyle(box)
      const padding = parseFloat(style?.paddingLeft ?? '0') + parseFloat(style?.paddingRight ?? '0')
      return [clientWidth, (box?.clientWidth ?? 0) - padding]
    })
    expect(width).toBe(availableWidth)
  })
}

test('the gallery has a frame of every width for each sheet in each theme, each language sheet and each host page', async ({
  page,
}) => {
  await page.goto(`${gallery.url}/`)
  const frames = page.locator('iframe')
  await expect(frames).toHaveCount(
    5 * (3 * (ARTICLE_SHEETS.length + OTHER_SHEETS.length) + LANGUAGE_SHEETS.length + 3),
  )
  const widths = await frames.evaluateAll((all) => all.map((each) => each.getAttribute('width')))
  expect([...new Set(widths)]).toEqual(['320', '390', '768', '1440', '2560'])

  await page.goto(`${gallery.url}/?filter=card&theme=plain&scheme=dark`)
  await expect(frames).toHaveCount(5)
  const sheet = page.frameLocator('iframe').first()
  await expect(sheet.locator('[data-settled=shown]').first()).toBeVisible()
  await expect(sheet.locator('html')).toHaveCSS('background-color', 'rgb(18, 18, 18)')
})

test('screenshots are taken in the given widths and conditions', async () => {
  test.slow()
  const folder = test.info().outputPath('screenshots')
  const selection = ['--filter', 'languages-status', '--widths', '320,1440']
  const conditions = ['--conditions', 'light,forced-colours']
  const command = spawnGallery('--shots', folder, ...selection, ...conditions)
  expect(await command.ended).toBe(0)
  expect(command.getOutput()).toContain(`4 screenshots in ${folder}\n`)
  const files = await readdir(folder, {recursive: true})
  const names = ['languages-status-forced-colours.png', 'languages-status-light.png']
  expect(files.filter((file) => file.endsWith('.png')).toSorted()).toEqual(
    ['1440', '320'].flatMap((width) => names.map((file) => `${width}/${file}`)),
  )
})

test('an invalid port is rejected with a message that names the option and the value', async () => {
  const command = spawnGallery('--port', '70000')
  expect(await command.ended).toBe(1)
  expect(command.getOutput()).toBe(
    "--port is '70000', which is not a port. Use a number from 0 to 65535, for example 4400.\n",
  )
})

/** Opens a page of the gallery in the width of a phone, waits for all elements, and checks that none is too wide. */
async function openAndWait(page: Page, path: string): Promise<void> {
  await page.setViewportSize({width: 320, height: 800})
  await page.goto(`${gallery.url}${path}`)
  await page.evaluate('whenSettled()')
  const states = await page
    .locator('[data-expected]')
    .evaluateAll((all) =>
      all.map((each) => [each.getAttribute('data-expected'), each.getAttribute('data-settled')]),
    )
  expect(states.length).toBeGreaterThan(0)
  for (const [expected, settled] of states) {
    expect(settled).toBe(expected)
  }
  const widths = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    ...[...document.querySelectorAll('[data-expected]')].flatMap((each) =>
      each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 ? each.localName : [],
    ),
  ])
  expect(widths).toEqual([320])
}

async function startGallery() {
  const {child, getOutput, ended} = spawnGallery('--port', '0')
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => getOutput().includes('listening') && resolve())
    void ended.then(() =>
      reject(new Error(`The gallery ended before it was ready:\n${getOutput()}`)),
    )
  })
  const url = getOutput().match(/http:\/\/localhost:\d+/)?.[0] ?? ''
  return {
    url,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

function spawnGallery(...args: string[]) {
  const child = spawn(process.execPath, ['packages/start/src/gallery/cli.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  }
  const ended = once(child, 'close').then(([code]): number | null => code)
  return {child, ended, getOutput: () => Buffer.concat(chunks).toString()}
}
