import {expect, test, vi} from 'vitest'

import {isRecord} from '../json.ts'
import {readEvents} from '../testing/read-events.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'

const SUNDAY = new Date('2026-12-06T18:00:00.000Z')
const MONDAY = '2026-12-07T09:00:00.000Z'
const TUESDAY = '2026-12-08T09:00:00.000Z'

const onRelease = (name: string, releaseId: string, fields: object = {}): unknown => ({
  actionType: `sanity.action.release.${name}`,
  releaseId,
  ...fields,
})

/** A clock that a test moves. */
function createClock(start: Date): {readonly now: () => Date; readonly move: (to: string) => void} {
  let time = start
  return {now: () => time, move: (to) => (time = new Date(to))}
}

/** Adds a release with a version of each film, and schedules it. */
async function schedule(
  {act, mutate}: TemporaryLake,
  {releaseId, publishAt, titles}: {releaseId: string; publishAt: string; titles: readonly string[]},
): Promise<void> {
  await act(onRelease('create', releaseId))
  await mutate(
    ...titles.map((title) => ({
      create: {_id: `versions.${releaseId}.${title}`, _type: 'film', title, from: releaseId},
    })),
  )
  const {status} = await act(onRelease('schedule', releaseId, {publishAt}))
  expect(status).toBe(200)
}

async function waitForState(
  {query}: TemporaryLake,
  releaseId: string,
  state: string,
): Promise<Record<string, unknown>> {
  return vi.waitFor(
    async () => {
      const release = await query('*[_id == $id][0]', {
        parameters: {id: `_.releases.${releaseId}`},
      })
      if (isRecord(release) && release['state'] === state) {
        return release
      }
      throw new Error(`The release is not ${state}, but ${JSON.stringify(release)}`)
    },
    {timeout: 10_000, interval: 50},
  )
}

const PUBLISHED = '*[_type == "film"] | order(_id) {_id, from}'

test('a scheduled release is published when its time has come, in one transaction', async () => {
  const {now, move} = createClock(SUNDAY)
  const lake = openTemporaryLake({now})
  await schedule(lake, {releaseId: 'spring', publishAt: MONDAY, titles: ['Alien', 'Brazil']})
  await schedule(lake, {releaseId: 'summer', publishAt: TUESDAY, titles: ['Clue']})
  expect(await lake.query(PUBLISHED, {perspective: 'published', token: null})).toEqual([])
  move('2026-12-07T09:00:00.001Z')
  expect(await waitForState(lake, 'spring', 'published')).toMatchObject({
    publishedAt: '2026-12-07T09:00:00.001Z',
    publishAt: MONDAY,
    finalDocumentStates: [{id: 'versions.spring.Alien'}, {id: 'versions.spring.Brazil'}],
  })
  expect(await lake.query(PUBLISHED, {perspective: 'published', token: null})).toEqual([
    {_id: 'Alien', from: 'spring'},
    {_id: 'Brazil', from: 'spring'},
  ])
  const revisions = '*[_id in ["Alien", "Brazil", "_.releases.spring"]]._rev'
  expect(await lake.query(`count(array::unique(${revisions}))`)).toBe(1)
  expect(await waitForState(lake, 'summer', 'scheduled')).toMatchObject({publishAt: TUESDAY})
})

test('a release whose time has passed while the Lake was closed is published at its start', async () => {
  const data = createTemporaryFolder()
  const {now, move} = createClock(SUNDAY)
  const before = openTemporaryLake({data, now})
  await schedule(before, {releaseId: 'spring', publishAt: MONDAY, titles: ['Alien']})
  await schedule(before, {releaseId: 'summer', publishAt: TUESDAY, titles: ['Brazil']})
  await before.lake.close()
  move('2026-12-07T12:00:00.000Z')
  const after = openTemporaryLake({data, now})
  await waitForState(after, 'spring', 'published')
  expect(await after.query(PUBLISHED, {perspective: 'published'})).toEqual([
    {_id: 'Alien', from: 'spring'},
  ])
  move(TUESDAY)
  await waitForState(after, 'summer', 'published')
})

test('releases that are due together are published in the order of their times', async () => {
  const data = createTemporaryFolder()
  const {now, move} = createClock(SUNDAY)
  const before = openTemporaryLake({data, now})
  await schedule(before, {releaseId: 'a-later', publishAt: TUESDAY, titles: ['Alien']})
  await schedule(before, {releaseId: 'b-earlier', publishAt: MONDAY, titles: ['Alien']})
  await before.lake.close()
  move('2027-01-01T00:00:00.000Z')
  const after = openTemporaryLake({data, now})
  await waitForState(after, 'a-later', 'published')
  await waitForState(after, 'b-earlier', 'published')
  expect(await after.query(PUBLISHED)).toEqual([{_id: 'Alien', from: 'a-later'}])
})

test('a release that cannot be published says why, is active again, and changes nothing else', async () => {
  const {now, move} = createClock(SUNDAY)
  const lake = openTemporaryLake({now})
  await lake.mutate(
    {create: {_id: 'Alien', _type: 'film', from: 'before'}},
    {create: {_id: 'list', _type: 'list', best: {_type: 'reference', _ref: 'Alien'}}},
  )
  await lake.act(onRelease('create', 'spring'), {
    actionType: 'sanity.action.document.version.unpublish',
    versionId: 'versions.spring.Alien',
    publishedId: 'Alien',
  })
  await lake.act(onRelease('schedule', 'spring', {publishAt: MONDAY}))
  await schedule(lake, {releaseId: 'summer', publishAt: MONDAY, titles: ['Brazil']})
  const films = await lake.query('*[_id in ["Alien", "versions.spring.Alien", "list"]]')
  move(MONDAY)
  const release = await waitForState(lake, 'spring', 'active')
  expect(release['error']).toEqual({
    message: 'Document "Alien" cannot be deleted as there are references to it from "list"',
  })
  expect(release['publishAt']).toBe(undefined)
  expect(release['metadata']).toMatchObject({intendedPublishAt: MONDAY})
  expect(await lake.query('*[_id in ["Alien", "versions.spring.Alien", "list"]]')).toEqual(films)
  await waitForState(lake, 'summer', 'published')
  await lake.mutate({delete: {id: 'list'}})
  await lake.act(onRelease('schedule', 'spring', {publishAt: MONDAY}))
  expect((await waitForState(lake, 'spring', 'published'))['error']).toBe(undefined)
})

test('an unscheduled release is not published, and a new time replaces the old one', async () => {
  const {now, move} = createClock(SUNDAY)
  const lake = openTemporaryLake({now})
  for (const [releaseId, title] of [
    ['paused', 'Alien'],
    ['moved', 'Brazil'],
    ['kept', 'Clue'],
  ] as const) {
    await schedule(lake, {releaseId, publishAt: MONDAY, titles: [title]})
  }
  await lake.act(onRelease('unschedule', 'paused'))
  await lake.act(onRelease('schedule', 'moved', {publishAt: TUESDAY}))
  move(MONDAY)
  await waitForState(lake, 'kept', 'published')
  await waitForState(lake, 'paused', 'active')
  await waitForState(lake, 'moved', 'scheduled')
  move(TUESDAY)
  await waitForState(lake, 'moved', 'published')
  expect(await lake.query(PUBLISHED, {perspective: 'published'})).toEqual([
    {_id: 'Brazil', from: 'moved'},
    {_id: 'Clue', from: 'kept'},
  ])
})

test('the history names who has scheduled the release', async () => {
  const {now, move} = createClock(SUNDAY)
  const lake = openTemporaryLake({now})
  await schedule(lake, {releaseId: 'spring', publishAt: MONDAY, titles: ['Alien']})
  move(MONDAY)
  await waitForState(lake, 'spring', 'published')
  const {body} = await lake.request('/data/history/production/transactions/Alien')
  expect(JSON.parse(String(body))).toMatchObject({author: 'token-1', timestamp: MONDAY})
})

test('a listener is told about each document that a scheduled release publishes', async () => {
  const {now, move} = createClock(SUNDAY)
  const lake = openTemporaryLake({now})
  await schedule(lake, {releaseId: 'spring', publishAt: MONDAY, titles: ['Alien']})
  const response = await lake.lake.fetch(
    new Request(
      `http://localhost:4100/v2026-09-01/data/listen/production?query=${encodeURIComponent('*[_id == "Alien"]')}`,
    ),
  )
  const next = readEvents(response)
  expect(await next()).toMatchObject({event: 'welcome'})
  move(MONDAY)
  expect(await next()).toMatchObject({
    event: 'mutation',
    data: {documentId: 'Alien', transition: 'appear', timestamp: MONDAY},
  })
})
