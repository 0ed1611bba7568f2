// Takes over 10 s: it walks through all tools of the Studio.
import type {Page, Request} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {openEntry, openForm, openSwitchboard} from '../studio.ts'
import {withCrowd} from './crowd.ts'

/** More documents of a type than the Lake reads without an index. */
const CROWD = 100
const LISTS = [
  ['Articles', 'All articles'],
  ['Articles', 'Drafts'],
  ['Articles', 'Needing attention'],
  ['Articles', 'By reader'],
  ['Articles', 'By topic'],
  ['Readers'],
  ['Readers by status'],
  ['Who is available'],
  ['Status changes'],
  ['Topics'],
]

test('the Lake evaluates the queries of the Studio without a scan of all documents', async ({
  page,
  servers,
}) => {
  const queries = recordQueries(page)
  await withCrowd(servers.lake, CROWD, async (readers, client) => {
    const ids = readers.map(({pin}) => `article-${pin}`)
    const articles = client.transaction()
    for (const {id, pin} of readers) {
      articles.createOrReplace({
        _id: `article-${pin}`,
        _type: 'article',
        title: `A letter about ${pin}`,
        slug: {_type: 'slug', current: `letter-${pin}`},
        publishedAt: '2026-01-01T00:00:00Z',
        reader: {_type: 'reference', _ref: id},
      })
    }
    await articles.commit()
    try {
      await walkThroughStudio(page, servers.studio, queries)
      const explained = await Promise.all(
        Array.from(queries.requests, async ([query, request]) => ({
          query,
          ...(await explain(servers.lake, request)),
        })),
      )
      expect(explained.length).toBeGreaterThan(40)
      expect(explained.filter((each) => !isBounded(each))).toEqual([])
    } finally {
      await client.delete({query: '*[_id in $ids]', params: {ids}})
    }
  })
})

/** Opens each tool, many lists, both searches, and a document with its preview. */
async function walkThroughStudio(
  page: Page,
  studio: string,
  queries: RecordedQueries,
): Promise<void> {
  await openSwitchboard(page, studio)
  await page.getByRole('tab', {name: 'Log of a day'}).click()
  await expect(page.getByRole('button', {name: 'Export CSV'})).toBeVisible()
  for (const entries of LISTS) {
    await page.getByRole('link', {name: 'Desk', exact: true}).click()
    await openEntry(page, ...entries)
    await queries.whenAnswered()
  }
  await openEntry(page, 'Articles', 'All articles')
  const rows = page.getByTestId('document-list-pane').getByRole('link')
  await page.getByPlaceholder('Search list').fill('letter')
  await expect(rows.first()).toContainText('letter')
  await page.getByPlaceholder('Search list').fill('empty chair')
  await rows.filter({hasText: 'The Empty Chair at the Table'}).click()
  await openForm(page)
  await page.getByRole('button', {name: 'Preview', exact: true}).click()
  await page.getByRole('button', {name: 'Close the preview'}).click()
  await page.getByTestId('studio-search').click()
  await page.locator('input[placeholder="Search"]:focus').fill('letter')
  await expect(page.getByTestId('search-results').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', {name: 'Import', exact: true}).click()
  await expect(page.getByText('Choose files…')).toBeVisible()
}

/** The queries that a page has sent. */
interface RecordedQueries {
  /** The last request with each query. */
  readonly requests: ReadonlyMap<string, Request>
  /** Waits until no query is waiting for its answer. */
  whenAnswered(): Promise<void>
}

function recordQueries(page: Page): RecordedQueries {
  const requests = new Map<string, Request>()
  const pending = new Set<Request>()
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname.includes('/data/query/')) {
      requests.set(url.searchParams.get('query') ?? request.postData() ?? '', request)
      pending.add(request)
    }
  })
  page.on('requestfinished', (request) => pending.delete(request))
  page.on('requestfailed', (request) => pending.delete(request))
  return {
    requests,
    whenAnswered: () => expect.poll(() => pending.size).toBe(0),
  }
}

/** A query, and how the Lake evaluates it. */
interface ExplainedQuery {
  readonly query: string
  readonly evaluatedBy: 'database' | 'process'
  readonly reason?: string
  readonly steps?: readonly {readonly access: string; readonly rows: number}[]
}

/** Returns true if a query reads no more than the documents of its types. */
function isBounded({query, evaluatedBy, steps = []}: ExplainedQuery): boolean {
  // It counts what is missing in the texts of all articles, only while the list is open.
  const readsAllTexts = query.includes('"noAlternativeText"')
  return (
    readsAllTexts || (evaluatedBy === 'database' && steps.every(({access}) => access !== 'scan'))
  )
}

/** Sends a request to the Lake again, and returns how it is evaluated. */
async function explain(lake: string, request: Request): Promise<Omit<ExplainedQuery, 'query'>> {
  const {pathname, search} = new URL(request.url())
  const {authorization = '', 'content-type': type = ''} = await request.allHeaders()
  const response = await fetch(`${lake}${pathname}${search}&explain=true`, {
    method: request.method(),
    headers: {authorization, ...(type && {'content-type': type})},
    body: request.postData(),
  })
  const body: {explanation: Omit<ExplainedQuery, 'query'>} = JSON.parse(await response.text())
  return body.explanation
}
