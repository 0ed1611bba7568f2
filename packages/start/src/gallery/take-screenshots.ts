import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'

import {type Browser, chromium, type Page} from 'playwright-core'

import type {Condition, GalleryOptions} from './gallery-options.ts'
import {EXHIBITS} from './pages.ts'

const HEIGHT = 900

/** No browser could be started; the message says what to install or set. */
export class BrowserError extends Error {
  readonly code = 'browser'
}

/**
 * Writes a screenshot of every exhibit at every width in every condition: `<width>/<name>-<condition>.png`.
 *
 * @param filter - Only exhibits whose names begin with this text.
 * @returns The number of screenshots.
 * @throws BrowserError
 */
export async function takeScreenshots(
  options: Pick<GalleryOptions, 'filter' | 'widths' | 'conditions'> & {
    url: string
    folder: string
    onScreenshot: (file: string) => void
  },
): Promise<number> {
  const {url, folder, filter, widths, conditions, onScreenshot} = options
  const browser = await launchBrowser()
  let count = 0
  try {
    for (const width of widths) {
      await mkdir(join(folder, String(width)), {recursive: true})
      for (const {name, path} of EXHIBITS.filter((each) => each.name.startsWith(filter))) {
        const page = await browser.newPage({viewport: {width, height: HEIGHT}})
        await page.goto(`${url}${path}`)
        // Defined in examples/gallery/sheet.js.
        await page.evaluate('whenSettled()')
        for (const condition of conditions) {
          await emulateCondition(page, condition)
          const file = join(folder, String(width), `${name}-${condition}.png`)
          await page.screenshot({path: file, fullPage: true})
          onScreenshot(file)
          count++
        }
        await page.close()
      }
    }
  } finally {
    await browser.close()
  }
  return count
}

async function emulateCondition(page: Page, condition: Condition): Promise<void> {
  await page.emulateMedia({
    colorScheme: condition === 'dark' ? 'dark' : 'light',
    forcedColors: condition === 'forced-colours' ? 'active' : 'none',
    reducedMotion: 'reduce',
  })
  await page.locator(':root').evaluate(
    (root, {direction, size}) => {
      root.setAttribute('dir', direction)
      root.style.fontSize = size
    },
    {
      direction: condition === 'right-to-left' ? 'rtl' : 'ltr',
      size: condition === 'large-text' ? '200%' : '',
    },
  )
}

async function launchBrowser(): Promise<Browser> {
  const chromePath = process.env['CHROME_PATH']
  const candidates = chromePath
    ? [{executablePath: chromePath}]
    : [{}, {channel: 'chrome'}, {executablePath: '/usr/bin/chromium'}]
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  for (const candidate of candidates) {
    const browser = await chromium.launch({...candidate, args}).catch(() => undefined)
    if (browser) {
      return browser
    }
  }
  throw new BrowserError(
    'Screenshots need Chrome or Chromium. Install one, or set CHROME_PATH to its executable.',
  )
}
