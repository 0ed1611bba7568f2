import {parseArgs} from 'node:util'

import type {Locator, Page} from '@playwright/test'

import {KEY_DELAY_MS, withLongArticle} from './long-article.ts'
import {findPercentile} from './percentile.ts'

/**
 * `npm run soak:preview -- --words 1000 --keys 100`: types in the title and in the text of an article, and prints how
 * long it takes from a key to its letter in the preview, in milliseconds. Exits with 1 if the 95th percentile of the
 * title or of the text is too long.
 */

const {values} = parseArgs({
  options: {words: {type: 'string', default: '1000'}, keys: {type: 'string', default: '100'}},
})
const WORDS = Number(values.words)
const KEYS = Number(values.keys)
const MAX_P95_MS = 100
const LETTERS = 'abcdefghi '

await withLongArticle(WORDS, async (page) => {
  await page.getByRole('button', {name: 'Preview', exact: true}).click()
  await page.frameLocator('iframe').locator('[part=title]').waitFor()
  const title = page.getByTestId('field-title').getByRole('textbox')
  const paragraph = page.getByTestId('field-body').getByText('Paragraph 2:')
  report('title', await measureTyping(page, title, ' Title: '))
  report('text', await measureTyping(page, paragraph, ' Text: '))
})

/** Types at the end of a field, and returns the time of each key. */
async function measureTyping(
  page: Page,
  field: Locator,
  start: string,
): Promise<readonly number[] | undefined> {
  await field.click()
  await page.keyboard.press('End')
  // The first keys create the draft.
  await page.keyboard.type(start, {delay: KEY_DELAY_MS})
  const text = LETTERS.repeat(Math.ceil(KEYS / LETTERS.length))
    .slice(0, KEYS)
    .trimEnd()
  await page.evaluate(startMeasuring, {start: start.trimStart(), text})
  await page.keyboard.type(text, {delay: KEY_DELAY_MS})
  const times = await page.waitForFunction(readTimes, text.length)
  return times.jsonValue()
}

/** Runs in the page. Records the time from each key until the preview has all letters up to this key. */
function startMeasuring({start, text}: {start: string; text: string}): void {
  const keys: number[] = []
  const times: number[] = []
  addEventListener('keydown', ({timeStamp}) => keys.push(timeStamp), {capture: true})
  const root = document
    .querySelector('iframe')
    ?.contentDocument?.querySelector('reader-article')?.shadowRoot
  if (!root) {
    throw new Error('The preview shows no article.')
  }
  new MutationObserver(() => {
    const shown = root.textContent
    while (times.length < text.length && shown.includes(start + text.slice(0, times.length + 1))) {
      times.push(performance.now() - (keys[times.length] ?? Number.NaN))
    }
  }).observe(root, {subtree: true, childList: true, characterData: true})
  Object.assign(globalThis, {previewTimes: times})
}

/** Runs in the page. */
function readTimes(count: number): readonly number[] | undefined {
  const {previewTimes} = Object(globalThis)
  return previewTimes.length >= count ? previewTimes : undefined
}

function report(place: string, times: readonly number[] = []): void {
  const [p50, p95] = [findPercentile(times, 0.5), findPercentile(times, 0.95)]
  const isSlow = p95 > MAX_P95_MS
  console.log(
    `${place}: ${times.length} keys, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms` +
      ` (at most ${MAX_P95_MS} ms)${isSlow ? ', too slow' : ''}`,
  )
  if (isSlow) {
    process.exitCode = 1
  }
}
