// Takes over 10 s: each test loads the Studio, and one makes 200 drafts.
import type {SanityClient} from '@sanity/client'
import type {Locator, Page} from '@playwright/test'

import {type CrowdReader, fetchStatuses, withCrowd} from './crowd.ts'
import {dropFiles} from './drop-files.ts'
import {createLetters} from './letters.ts'
import {findViolations} from '../find-violations.ts'
import {expect, test} from '../fixtures.ts'
import {openSwitchboard} from '../studio.ts'

const encoder = new TextEncoder()
const TEXT = 'The moon is far away, and yet it moves the sea.\n\nStand on the shore and see.\n'
// One pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const DOCUMENTS =
  '_type in ["article", "reader", "availability"] && (reader._ref in $ids || title match "Crowd*" || pin == "8800999")'
const ARTICLES_QUERY =
  '*[_type == "article" && reader._ref in $ids]{_id, title, signOff, "reader": reader._ref, "blocks": count(body)}'

/** An article in the desk. */
interface StoredArticle {
  readonly _id: string
  readonly title: string
  readonly signOff: string | null
  readonly reader: string
  readonly blocks: number
}

test('200 documents are dropped, checked and made, in a time that is printed', async ({
  page,
  servers,
}) => {
  await withImport(servers.lake, 20, async (readers, client) => {
    const letters = createLetters(200, readers)
    const tool = await openImport(page, servers.studio)
    const summary = page.getByTestId('import-summary')
    const start = Date.now()
    await dropFiles(tool, letters)
    await expect(summary).toHaveText('200 documents · 200 ready', {timeout: 60_000})
    const checked = Date.now()
    expect(await fetchArticles(client, readers)).toEqual([])
    const clicked = Date.now()
    await page.getByRole('button', {name: 'Make 200 drafts'}).click()
    await expect(summary).toHaveText('200 documents · 200 made', {timeout: 120_000})
    const seconds = (Date.now() - clicked + checked - start) / 1000
    console.log(`200 documents: checked in ${checked - start} ms, all in ${seconds} s`)
    const articles = await fetchArticles(client, readers)
    expect(articles.map(({title}) => title).toSorted()).toEqual(letters.map(({title}) => title))
  })
})

test('documents are mended, assigned and left out, and a reload does not interrupt making them', async ({
  page,
  servers,
}) => {
  await withImport(servers.lake, 10, async (readers, client) => {
    const letters = createLetters(100, readers)
    const [first, second, third] = letters
    const [reader, otherReader] = readers
    if (!first || !second || !third || !reader || !otherReader) {
      throw new Error('There are too few letters.')
    }
    const tool = await openImport(page, servers.studio)
    const summary = page.getByTestId('import-summary')
    await dropFiles(tool, [
      ...letters,
      {name: 'copy.txt', bytes: first.bytes},
      {name: 'paper.pdf', bytes: encoder.encode('%PDF-1.7 …')},
      {name: 'old.doc', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])},
      {name: 'large.txt', bytes: new Uint8Array(3 * 1024 * 1024)},
      {name: 'unsigned.txt', bytes: encoder.encode(`Crowd without a header\n\n${TEXT}`)},
    ])
    await expect(summary).toHaveText('104 documents · 100 ready · 4 with problems', {
      timeout: 60_000,
    })
    await expect(page.getByTestId('import-notices')).toHaveText(
      /copy\.txt is not added: it has the same content as letter-001\.txt\./,
    )
    await expect(row(page, 'paper.pdf')).toContainText(/This is not text but a PDF/)
    await expect(row(page, 'old.doc')).toContainText(/old Word document/)
    await expect(row(page, 'large.txt')).toContainText(
      'The file has 3 MB; use a file of at most 2 MB',
    )

    await row(page, first.title).click()
    const detail = page.getByTestId('import-detail')
    const preview = page.getByTestId('import-preview').locator('reader-article')
    await expect(preview.getByRole('heading', {name: first.title})).toBeVisible()
    await expect(preview.getByText('Paragraph 12.')).toBeVisible()
    await detail.getByLabel('Title').fill('Crowd letter, mended')
    await detail.getByLabel('Sign-off').fill('Until next time,')
    await detail.getByLabel(/Set the reader’s status to “Busy”/).check()
    await expect(preview.getByRole('heading', {name: 'Crowd letter, mended'})).toBeVisible()
    await expect(preview.getByText('Until next time,')).toBeVisible()

    await row(page, second.title).click()
    await detail.getByRole('button', {name: 'Leave out'}).click()

    await row(page, 'unsigned.txt').click()
    await detail.getByLabel('Reader', {exact: true}).fill(otherReader.pin)
    await detail.getByRole('button', {name: 'Assign'}).click()
    await expect(row(page, 'Crowd without a header')).toContainText(otherReader.name)
    await expect(summary).toHaveText('104 documents · 100 ready · 3 with problems · 1 left out')
    expect(await fetchArticles(client, readers)).toEqual([])

    // A reload keeps everything before the drafts are made, …
    await page.reload()
    await expect(summary).toHaveText('104 documents · 100 ready · 3 with problems · 1 left out', {
      timeout: 60_000,
    })
    await expect(row(page, 'Crowd letter, mended')).toBeVisible()
    expect(await fetchArticles(client, readers)).toEqual([])

    // … and making goes on after a reload in the middle.
    await page.getByRole('button', {name: 'Make 100 drafts'}).click()
    await expect(summary).toHaveText(/^Making drafts: [1-9]\d of 100/)
    await page.reload()
    await expect(summary).toHaveText('104 documents · 3 with problems · 1 left out · 100 made', {
      timeout: 120_000,
    })

    const expected = [
      ...letters.slice(2).map(({title, reader: {id}}) => ({
        title,
        reader: id,
        signOff: 'Love and light,',
        blocks: 12,
      })),
      {title: 'Crowd letter, mended', reader: reader.id, signOff: 'Until next time,', blocks: 12},
      {title: 'Crowd without a header', reader: otherReader.id, signOff: null, blocks: 2},
    ]
    const articles = await fetchArticles(client, readers)
    expect(articles.filter(({_id}) => !_id.startsWith('drafts.'))).toEqual([])
    expect(sortByTitle(articles.map(({_id, ...article}) => article))).toEqual(sortByTitle(expected))
    const [busy, ...others] = await fetchStatuses(client, readers)
    expect(busy).toBe('status-busy')
    expect(new Set(others)).toEqual(new Set(['status-available']))

    // The same documents again are recognised.
    await page.getByRole('button', {name: 'Discard all…'}).click()
    await page.getByRole('button', {name: 'Discard', exact: true}).click()
    await expect(summary).toBeHidden()
    await dropFiles(tool, [third])
    await expect(row(page, third.title)).toContainText('Already in the desk')
    await page.getByRole('button', {name: 'Make 1 draft'}).click()
    await expect(row(page, third.title)).toContainText('Was already in the desk')
    expect(await fetchArticles(client, readers)).toHaveLength(100)
    await page.getByRole('button', {name: 'Finish'}).click()
    await page.reload()
    await expect(page.getByText('Drop .docx, .txt or .md files')).toBeVisible()
  })
})

test('a new reader is created only if the editor confirms, and pictures are uploaded', async ({
  page,
  servers,
}) => {
  await withImport(servers.lake, 1, async (_, client) => {
    const tool = await openImport(page, servers.studio)
    const summary = page.getByTestId('import-summary')
    const text = `Crowd Newcomer - PIN 8800999 - Available\n\n# Crowd picture\n\n![A dot](pictures/dot.png)\n\n${TEXT}`
    await dropFiles(tool, [{name: 'newcomer.md', bytes: encoder.encode(text)}])
    await expect(summary).toHaveText('1 document · 1 with a problem')
    await page.getByTestId('import-new-readers').getByRole('button').click()
    await expect(row(page, 'Crowd picture')).toContainText(
      'The picture “pictures/dot.png” is missing; drop dot.png here too',
    )
    await dropFiles(tool, [{name: 'dot.png', bytes: PNG}])
    await expect(summary).toHaveText('1 document · 1 ready · 1 picture')
    await row(page, 'Crowd picture').click()
    const picture = page.getByTestId('import-preview').getByRole('img', {name: 'A dot'})
    await expect(picture).toHaveJSProperty('naturalWidth', 1)
    await page.getByRole('button', {name: 'Make 1 draft'}).click()
    await expect(summary).toHaveText('1 document · 1 made · 1 picture')
    const made = await client.fetch<unknown>(
      `*[_id in ["drafts.article-crowd-picture", "drafts.reader-8800999", "availability-reader-8800999"]] | order(_id)
        {_id, "picture": body[0].asset->extension, name}`,
    )
    expect(made).toEqual([
      {_id: 'drafts.article-crowd-picture', picture: 'png', name: null},
      {_id: 'drafts.reader-8800999', picture: null, name: 'Crowd Newcomer'},
    ])
    await page.getByRole('link', {name: 'Open the article'}).click()
    // Opening the first form loads much of the Studio.
    await expect(page.getByTestId('form-view').getByLabel('Title').first()).toHaveValue(
      'Crowd picture',
      {timeout: 60_000},
    )
  })
})

test('everything works by keyboard, on a phone, and has no violation that axe finds', async ({
  page,
  servers,
}) => {
  await withImport(servers.lake, 2, async ([first, second], client) => {
    if (!first || !second) {
      throw new Error('There are too few readers.')
    }
    const tool = await openImport(page, servers.studio)
    expect(await findViolations(page, '[data-testid=import-tool]')).toEqual([])
    await page.getByRole('button', {name: 'Paste text…'}).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByLabel('Text').focus()
    await page.keyboard.insertText(
      `${first.name} - PIN ${first.pin} - Busy\n\nCrowd pasted\n\n${TEXT}`,
    )
    await page.getByRole('button', {name: 'Add', exact: true}).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('import-summary')).toHaveText('1 document · 1 ready')
    await pasteText(tool, `Crowd pasted without a header\n\n${TEXT}`)
    await expect(page.getByTestId('import-summary')).toHaveText(
      '2 documents · 1 ready · 1 with a problem',
    )

    await page.setViewportSize({width: 390, height: 844})
    await page.getByRole('button', {name: 'Select all 2'}).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(row(page, 'Crowd pasted')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(row(page, /^Pasted /)).toBeFocused()
    expect(await findViolations(page, '[data-testid=import-tool]')).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByLabel('Reader', {exact: true}).focus()
    await page.keyboard.type(second.name.slice(0, 9))
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('import-summary')).toHaveText('2 documents · 2 ready')
    await expect(page.getByTestId('import-preview').getByRole('heading')).toBeVisible()
    expect(await findViolations(page, '[data-testid=import-tool]')).toEqual([])
    await page.getByRole('button', {name: 'Make 2 drafts'}).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('import-summary')).toHaveText('2 documents · 2 made')
    const articles = await fetchArticles(client, [first, second])
    expect(sortByTitle(articles).map(({title, reader}) => [title, reader])).toEqual([
      ['Crowd pasted', first.id],
      ['Crowd pasted without a header', second.id],
    ])
  })
})

async function openImport(page: Page, studio: string): Promise<Locator> {
  await openSwitchboard(page, studio)
  await page.getByRole('link', {name: 'Import', exact: true}).click()
  const tool = page.getByTestId('import-tool')
  await expect(tool).toBeVisible()
  return tool
}

/** Pastes a text as Ctrl+V does when no field has the focus. */
async function pasteText(target: Locator, text: string): Promise<void> {
  await target.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true}))
  }, text)
}

function row(page: Page, name: string | RegExp): Locator {
  return page
    .getByRole('list', {name: 'Documents'})
    .getByRole('button', {name: typeof name === 'string' ? new RegExp(`^${name} `) : name})
}

/** Creates readers, runs `check`, and deletes the readers and the articles about them. */
async function withImport(
  lake: string,
  count: number,
  check: (readers: readonly CrowdReader[], client: SanityClient) => Promise<void>,
): Promise<void> {
  await withCrowd(lake, count, async (readers, client) => {
    try {
      await check(readers, client)
    } finally {
      const ids = readers.map(({id}) => id)
      await client.delete({query: `*[${DOCUMENTS}]`, params: {ids}})
    }
  })
}

function fetchArticles(
  client: SanityClient,
  readers: readonly CrowdReader[],
): Promise<StoredArticle[]> {
  return client.fetch(ARTICLES_QUERY, {ids: readers.map(({id}) => id)})
}

function sortByTitle<Item extends {readonly title: string}>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => (a.title < b.title ? -1 : 1))
}
