import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'

import {chromium, type Locator, type Page} from '@playwright/test'
import {createClient} from '@sanity/client'

import {getBrowserArguments, findBrowser} from '../browser/find-browser.ts'
import {startServers} from '../e2e/running-servers.ts'

/**
 * `npm run soak:typing -- --words 10000 --keys 200`: types in the middle of a long article, in the form and in
 * full screen, and prints how long it takes from a key to the frame that shows its letter, in milliseconds.
 * Exits with 1 if the 95th percentile is too long.
 */

const {values} = parseArgs({
  options: {
    words: {type: 'string', default: '10000'},
    keys: {type: 'string', default: '200'},
  },
})
const WORDS = Number(values.words)
const KEYS = Number(values.keys)
const TOKEN = 'token-of-the-measurement-of-typing'
const ARTICLE = 'article-with-many-words'
const WORDS_PER_PARAGRAPH = 80
/** About 120 words per minute. */
const KEY_DELAY_MS = 100
const MAX_P95_MS = {form: 60, 'full screen': 120} as const

type Place = keyof typeof MAX_P95_MS

const data = await mkdtemp(join(tmpdir(), 'reader-article-typing-'))
const servers = await startServers(data, {LAKE_TOKEN: TOKEN})
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: getBrowserArguments(),
})
try {
  await createLongArticle()
  const page = await browser.newPage({viewport: {width: 1440, height: 900}})
  page.setDefaultTimeout(60_000)
  await page.goto(servers.studio)
  await page.getByRole('listitem').getByRole('button').first().click()
  await page.getByTestId('switchboard').waitFor()
  await page.goto(`${servers.studio}/structure`)
  await page.getByTestId('structure-tool-list-pane').waitFor()
  await page.goto(`${servers.studio}/intent/edit/id=${ARTICLE};type=article`)
  const body = page.getByTestId('field-body')
  await body.getByText('Paragraph 1:').waitFor()
  report('form', await measureTyping(page, body))
  await body.getByRole('button', {name: 'Expand editor'}).click()
  report('full screen', await measureTyping(page, page.getByTestId('pt-editor')))
} finally {
  await browser.close()
  await servers.stop()
  await rm(data, {recursive: true, force: true})
}

/** Types in a paragraph in the middle of the text, and returns the time of each key. */
async function measureTyping(page: Page, editor: Locator): Promise<number[]> {
  const paragraph = editor.getByText(`Paragraph ${Math.ceil(WORDS / WORDS_PER_PARAGRAPH / 2)}:`)
  await paragraph.scrollIntoViewIfNeeded()
  await paragraph.click()
  await page.keyboard.press('End')
  // The first keys create the draft.
  await page.keyboard.type('To begin, ', {delay: KEY_DELAY_MS})
  await page.evaluate(startMeasuring)
  await page.keyboard.type('abcdefghi '.repeat(KEYS / 10), {delay: KEY_DELAY_MS})
  return page.evaluate(stopMeasuring)
}

/** Runs in the page. Records the time from each key to the frame after the change of the text. */
function startMeasuring(): void {
  const times: number[] = []
  let keyTime: number | undefined
  addEventListener('keydown', ({timeStamp}) => (keyTime = timeStamp), {capture: true})
  const observer = new MutationObserver(() => {
    const startTime = keyTime
    if (startTime === undefined) {
      return
    }
    keyTime = undefined
    requestAnimationFrame(() => {
      // A message is delivered after the frame has been painted.
      const {port1, port2} = new MessageChannel()
      port1.addEventListener('message', () => times.push(performance.now() - startTime))
      port1.start()
      port2.postMessage(undefined)
    })
  })
  observer.observe(document.activeElement ?? document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  })
  Object.assign(globalThis, {typingTimes: times})
}

/** Runs in the page. */
function stopMeasuring(): number[] {
  return Object(globalThis).typingTimes
}

function report(place: Place, times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const percentile = (fraction: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Infinity
  const p95 = percentile(0.95)
  const isSlow = p95 > MAX_P95_MS[place]
  console.log(
    `${place}: ${times.length} keys, p50 ${percentile(0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms` +
      ` (at most ${MAX_P95_MS[place]} ms)${isSlow ? ', too slow' : ''}`,
  )
  if (isSlow) {
    process.exitCode = 1
  }
}

async function createLongArticle(): Promise<void> {
  const client = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-09-01',
    apiHost: servers.lake,
    useProjectHostname: false,
    useCdn: false,
    token: TOKEN,
  })
  const paragraphs = Math.ceil(WORDS / WORDS_PER_PARAGRAPH)
  await client.createOrReplace({
    _id: ARTICLE,
    _type: 'article',
    title: 'An Article with Many Words',
    slug: {_type: 'slug', current: 'an-article-with-many-words'},
    publishedAt: '2026-09-01T10:00:00Z',
    body: Array.from({length: paragraphs}, (_, index) => ({
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
