// Takes over 10 s: it starts servers of its own, whose clock it moves.
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {connect} from '@reader-article/import'
import type {Page} from '@playwright/test'

import {expect, test} from '../fixtures.ts'
import {createMovableClock, type MovableClock} from '../movable-clock.ts'
import {portsOf, startServers, type RunningServers} from '../running-servers.ts'
import {addPerson, openForm} from '../studio.ts'

// Ends only tests that hang.
test.describe.configure({timeout: 240_000})
// The times that are typed are those of the servers.
test.use({timezoneId: 'UTC', locale: 'en-US', actionTimeout: 20_000})

const MONDAY = nextMonday()
const TITLES = ['Candles on a Monday', 'Rain on a Monday', 'Bread on a Monday'] as const
const READER = 'Mona Monday'
/** The date that an editor has chosen for the first article. */
const OWN_DATE = '2026-03-03T03:03:03.000Z'
const DATES_QUERY = `{
  "articles": *[title in ${JSON.stringify(TITLES)}] | order(_id).publishedAt,
  "statuses": *[_type == "availability" && reader._ref == "reader-mona"]{since, "tone": status->tone}
}`

test('a set of three articles and a reader is scheduled in the Studio, and published at its time', async ({
  page,
}) => {
  await withServers(page, async (servers, clock) => {
    await addDrafts(servers.lake)
    await addPerson(page, servers.studio, {name: 'Eva Editor', role: 'editor'})
    await page.getByRole('link', {name: 'Releases', exact: true}).click()
    await createRelease(page, 'Monday set')
    await addDocuments(page, [...TITLES, READER])
    await page.getByRole('button', {name: 'Schedule release...'}).click()
    await page.getByRole('button', {name: 'Yes, schedule'}).click()
    await expect(page.getByRole('button', {name: 'Unschedule release'})).toBeVisible()

    // Nobody changes what is scheduled.
    await page.getByRole('link', {name: TITLES[0]}).click()
    await expect(page.getByTestId('field-title').getByRole('textbox')).not.toBeEditable()
    await page.getByRole('link', {name: 'Releases', exact: true}).click()
    const row = page.getByRole('row', {name: /Monday set Scheduled/})
    // The set has got the first status of the reader.
    await expect(row.getByRole('cell', {name: '5', exact: true})).toBeVisible()
    expect(await countPublished(servers.lake)).toBe(0)

    await clock.moveTo(MONDAY)
    await expect(row).toBeHidden()
    await page.getByRole('button', {name: 'Archived'}).click()
    await page.getByRole('table').getByText('Monday set').click()
    await expect(page.getByText('This release is published successfully.')).toBeVisible()
    await expect(page.getByText(/automatically removed/)).toBeHidden()
    await expect(page.getByRole('link', {name: TITLES[0]})).toBeVisible()
    await page.getByRole('button', {name: 'Activity', exact: true}).click()
    for (const event of ['Marked as scheduled', 'Published the', 'Created the']) {
      await expect(page.getByText(event).first()).toBeVisible()
    }
    for (const [index, title] of TITLES.entries()) {
      await expectOnSite(page, `${servers.site}/articles/on-a-monday-${index}`, title)
    }
    await expectOnSite(page, `${servers.site}/readers/770077`, READER)
    expect(await fetchPublic(servers.lake, DATES_QUERY)).toEqual({
      articles: [OWN_DATE, MONDAY.toISOString(), MONDAY.toISOString()],
      statuses: [{since: MONDAY.toISOString(), tone: 'unavailable'}],
    })
  })
})

test('what a release has added to its documents is removed when it is unscheduled', async ({
  page,
}) => {
  await withServers(page, async (servers) => {
    await addDrafts(servers.lake)
    await addPerson(page, servers.studio, {name: 'Eva Editor', role: 'editor'})
    await page.getByRole('link', {name: 'Releases', exact: true}).click()
    await createRelease(page, 'Monday set')
    await addDocuments(page, [TITLES[0], TITLES[1], READER])
    const client = await connect({lake: servers.lake, environment: {}})
    const query =
      '*[_id in path("versions.**")] | order(_id){_type, "date": coalesce(publishedAt, since)}'
    const fetchVersions = () => client.fetch<unknown>(query, {}, {perspective: 'raw'})
    const schedule = async (): Promise<void> => {
      await page.getByRole('button', {name: 'Schedule release...'}).click()
      await page.getByRole('button', {name: 'Yes, schedule'}).click()
    }
    const monday = MONDAY.toISOString()
    const scheduled = [
      {_type: 'article', date: OWN_DATE},
      {_type: 'article', date: monday},
      {_type: 'availability', date: monday},
      {_type: 'reader', date: null},
    ]
    await schedule()
    await page.getByRole('button', {name: 'Unschedule release'}).click()
    await page.getByRole('dialog').getByRole('button', {name: 'Unschedule release'}).click()
    await expect.poll(fetchVersions).toEqual([
      {_type: 'article', date: OWN_DATE},
      {_type: 'article', date: null},
      {_type: 'reader', date: null},
    ])
    await schedule()
    await expect.poll(fetchVersions).toEqual(scheduled)
  })
})

test('a draft is scheduled by its menu, and published at the start if its time passed while the Lake was down', async ({
  page,
}) => {
  await withServers(page, async (servers, clock, restart) => {
    const client = await connect({lake: servers.lake, environment: {}})
    const article = await client.fetch<{_id: string; slug: {current: string}}>(
      '*[_type == "article"] | order(_id)[0]',
      {},
      {perspective: 'published'},
    )
    await client.createOrReplace({
      ...article,
      _type: 'article',
      _id: `drafts.${article._id}`,
      title: TITLES[0],
    })
    await addPerson(page, servers.studio, {name: 'Eva Editor', role: 'editor'})
    await page.goto(`${servers.studio}/intent/edit/id=${article._id};type=article`)
    await openForm(page)
    await page.getByTestId('action-menu-button').click()
    await page.getByRole('menuitem', {name: 'Schedule publish'}).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(formatTime(MONDAY))
    await dialog.getByRole('textbox').press('Tab')
    await dialog.getByRole('button', {name: 'Schedule', exact: true}).click()
    await expect(page.getByText('Scheduled to be published on')).toBeVisible()

    await page.getByRole('link', {name: 'Releases', exact: true}).click()
    await page.getByRole('button', {name: 'Releases', exact: true}).click()
    await page.getByRole('menuitem', {name: 'Scheduled drafts'}).click()
    await expect(page.getByRole('row', {name: TITLES[0]})).toContainText('Scheduled')
    expect(await countPublished(servers.lake)).toBe(0)

    await page.goto('about:blank')
    await restart(() => clock.moveTo(MONDAY))
    await expect.poll(() => countPublished(servers.lake)).toBe(1)
    await expectOnSite(page, `${servers.site}/articles/${article.slug.current}`, TITLES[0])
  })
})

/** Runs a test with servers of its own; `restart` runs a function while they are down. */
async function withServers(
  page: Page,
  run: (
    servers: RunningServers,
    clock: MovableClock,
    restart: (whileDown: () => Promise<void>) => Promise<void>,
  ) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-article-'))
  const data = join(folder, 'data')
  const clock = createMovableClock(join(folder, 'clock.txt'))
  let servers = await startServers(data, clock.environment)
  try {
    await run(servers, clock, async (whileDown) => {
      await servers.stop()
      await whileDown()
      servers = await startServers(data, clock.environment, portsOf(servers))
    })
  } finally {
    await page.close()
    await servers.stop()
    await rm(folder, {recursive: true, force: true})
  }
}

async function addDrafts(lake: string): Promise<void> {
  const client = await connect({lake, environment: {}})
  const reader = {_type: 'reference', _ref: 'reader-mona', _weak: true}
  await client.createOrReplace({
    _id: 'drafts.reader-mona',
    _type: 'reader',
    name: READER,
    slug: {_type: 'slug', current: 'mona-monday'},
    pin: '770077',
  })
  for (const [index, title] of TITLES.entries()) {
    const text = {_type: 'span', _key: 's', text: `The text of ${title}.`, marks: []}
    await client.createOrReplace({
      _id: `drafts.article-${index}`,
      _type: 'article',
      title,
      slug: {_type: 'slug', current: `on-a-monday-${index}`},
      ...(index === 0 && {publishedAt: OWN_DATE}),
      reader: {...reader, _strengthenOnPublish: {type: 'reader'}},
      body: [{_type: 'block', _key: 'b', style: 'normal', markDefs: [], children: [text]}],
    })
  }
}

async function createRelease(page: Page, title: string): Promise<void> {
  await page.getByRole('button', {name: 'New release'}).click()
  const dialog = page.getByRole('dialog', {name: 'New release'})
  await dialog.getByRole('textbox', {name: 'Untitled release'}).fill(title)
  await dialog.getByRole('button', {name: 'Approximate time of release'}).click()
  await page.getByRole('menuitem', {name: 'At time'}).click()
  const time = dialog.getByRole('tabpanel').getByRole('textbox')
  await time.fill(formatTime(MONDAY))
  await time.press('Enter')
  await expect(page.getByRole('button', {name: 'Add document'})).toBeVisible()
}

async function addDocuments(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    await page.getByRole('button', {name: 'Add document'}).click()
    await page.locator('input[placeholder="Search"][aria-label]').last().fill(title)
    const name = new RegExp(`^${title}`)
    await page.getByRole('option', {name}).click()
    await expect(page.getByRole('link', {name})).toBeVisible()
  }
}

/** Counts the documents with one of the titles that a client sees who is not logged in. */
async function countPublished(lake: string): Promise<unknown> {
  return fetchPublic(
    lake,
    `count(*[coalesce(title, name) in ${JSON.stringify([...TITLES, READER])}])`,
  )
}

/** Sends a query without being logged in. */
async function fetchPublic(lake: string, query: string): Promise<unknown> {
  const response = await fetch(
    `${lake}/v2026-09-01/data/query/production?query=${encodeURIComponent(query)}`,
  )
  return Object(await response.json()).result
}

async function expectOnSite(page: Page, url: string, text: string): Promise<void> {
  const visitor = await page.context().newPage()
  await visitor.goto(url)
  await expect(visitor.getByRole('main').getByText(text).first()).toBeVisible()
  await visitor.close()
}

/** Nine o'clock on the next Monday that is at least two days from now. */
function nextMonday(): Date {
  const time = new Date()
  time.setUTCDate(time.getUTCDate() + 2)
  while (time.getUTCDay() !== 1) {
    time.setUTCDate(time.getUTCDate() + 1)
  }
  time.setUTCHours(9, 0, 0, 0)
  return time
}

/** Formats a time as the Studio's field for dates and times does: `Dec 7, 2026 09:00`. */
function formatTime(time: Date): string {
  const date = time.toLocaleDateString('en-US', {dateStyle: 'medium', timeZone: 'UTC'})
  return `${date} ${time.toISOString().slice(11, 16)}`
}
