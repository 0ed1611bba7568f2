import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'

import {chromium, type Locator, type Page} from '@playwright/test'
import {createClient} from '@sanity/client'

import {getBrowserArguments, findBrowser} from '../browser/find-browser.ts'
import {startServers} from '../e2e/running-servers.ts'

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
const TOKEN = 'token-of-the-measurement-of-the-preview'
const ARTICLE = 'article-with-a-preview'
const WORDS_PER_PARAGRAPH = 80
/** About 120 words per minute. */
const KEY_DELAY_MS = 100
const MAX_P95_MS = 100
const LETTERS = 'abcdefghi '

const data = await mkdtemp(join(tmpdir(), 'reader-article-preview-'))
const servers = await startServers(data, {LAKE_TOKEN: TOKEN})
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: getBrowserArguments(),
})
try {
  await createArticle()
  const page = await browser.newPage({viewport: {width: 1440, height: 900}})
  page.setDefaultTimeout(60_000)
  await page.goto(servers.studio)
  await page.getByRole('listitem').getByRole('button').first().click()
  await page.getByTestId('switchboard').waitFor()
  await page.goto(`${servers.studio}/intent/edit/id=${ARTICLE};type=article`)
  const body = page.getByTestId('field-body')
  await body.getByText('Paragraph 1:').waitFor()
  await page.getByRole('button', {name: 'Preview', exact: true}).click()
  await page.frameLocator('iframe').locator('[part=title]').waitFor()
  const title = page.getByTestId('field-title').getByRole('textbox')
  report('title', await measureTyping(page, title, ' Title: '))
  report('text', await measureTyping(page, body.getByText('Paragraph 2:'), ' Text: '))
} finally {
  await browser.close()
  await servers.stop()
  await rm(data, {recursive: true, force: true})
}

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

function report(place: string, times: readonly number[] | undefined): void {
  const sorted = (times ?? []).toSorted((a, b) => a - b)
  const percentile = (fraction: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Infinity
  const p95 = percentile(0.95)
  const isSlow = p95 > MAX_P95_MS
  console.log(
    `${place}: ${sorted.length} keys, p50 ${percentile(0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms` +
      ` (at most ${MAX_P95_MS} ms)${isSlow ? ', too slow' : ''}`,
  )
  if (isSlow) {
    process.exitCode = 1
  }
}

async function createArticle(): Promise<void> {
  const client = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-09-01',
    apiHost: servers.lake,
    useProjectHostname: false,
    useCdn: false,
    token: TOKEN,
  })
  await client.createOrReplace({
    _id: ARTICLE,
    _type: 'article',
    title: 'An Article with a Preview',
    slug: {_type: 'slug', current: 'an-article-with-a-preview'},
    publishedAt: '2026-09-01T10:00:00Z',
    body: Array.from({length: Math.ceil(WORDS / WORDS_PER_PARAGRAPH)}, (_, index) => ({
      _type: 'block',
      _key: `block${index}`,
      style: 'normal',
      markDefs: [],
      children: [
        {
          _type: 'span',
          _key: `span${index}`,
          marks: [],
          text: `Paragraph ${index + 1}: ${'words that say little '.repeat(WORDS_PER_PARAGRAPH / 4)}`,
        },
      ],
    })),
  })
}
