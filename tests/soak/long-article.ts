import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {chromium, type Page} from '@playwright/test'
import {createClient} from '@sanity/client'

import {getBrowserArguments, findBrowser} from '../browser/find-browser.ts'
import {startServers} from '../e2e/running-servers.ts'

const TOKEN = 'token-of-the-measurement'
const ARTICLE = 'long-article'
const WORDS_PER_PARAGRAPH = 80

/** Milliseconds from one key to the next: about 120 words per minute. */
export const KEY_DELAY_MS = 100

/**
 * Opens an article in the Studio, in a browser and with servers of its own, which end after `work`.
 *
 * @param words - The length of the article. Its paragraphs of 80 words begin with 'Paragraph 1:', 'Paragraph 2:'.
 */
export async function withLongArticle(
  words: number,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'reader-article-long-'))
  const servers = await startServers(data, {LAKE_TOKEN: TOKEN})
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: getBrowserArguments(),
  })
  try {
    await createArticle(servers.lake, countParagraphs(words))
    const page = await browser.newPage({viewport: {width: 1440, height: 900}})
    page.setDefaultTimeout(60_000)
    await page.goto(servers.studio)
    await page.getByRole('listitem').getByRole('button').first().click()
    await page.getByTestId('switchboard').waitFor()
    await page.goto(`${servers.studio}/structure`)
    await page.getByTestId('structure-tool-list-pane').waitFor()
    await page.goto(`${servers.studio}/intent/edit/id=${ARTICLE};type=article`)
    await page.getByTestId('field-body').getByText('Paragraph 1:').waitFor()
    await work(page)
  } finally {
    await browser.close()
    await servers.stop()
    await rm(data, {recursive: true, force: true})
  }
}

/** Returns the number of paragraphs of an article with this many words. */
export function countParagraphs(words: number): number {
  return Math.ceil(words / WORDS_PER_PARAGRAPH)
}

async function createArticle(apiHost: string, paragraphs: number): Promise<void> {
  const client = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-09-01',
    apiHost,
    useProjectHostname: false,
    useCdn: false,
    token: TOKEN,
  })
  await client.createOrReplace({
    _id: ARTICLE,
    _type: 'article',
    title: 'A Long Article',
    slug: {_type: 'slug', current: 'a-long-article'},
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
