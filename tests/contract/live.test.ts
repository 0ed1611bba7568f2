import type {SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {waitFor} from './wait-for.ts'
import {serveEmptyLake, type ServedLake} from './served-lake.ts'

interface Subscription {
  unsubscribe(): void
}

type Event = Record<string, unknown>

let lake: ServedLake
let subscriptions: Subscription[] = []

beforeEach(async () => {
  lake = await serveEmptyLake()
})

afterEach(async () => {
  for (const subscription of subscriptions) {
    subscription.unsubscribe()
  }
  subscriptions = []
  await lake.close()
})

/** Collects live events, and waits for the welcome event, so that no later event is missed. */
async function followEvents(client: SanityClient, includeDrafts = false): Promise<Event[]> {
  const events: Event[] = []
  subscriptions.push(
    client.live.events({includeDrafts}).subscribe((event) => events.push({...event})),
  )
  await waitFor(() => expect(events).toContainEqual(expect.objectContaining({type: 'welcome'})))
  return events
}

function collectTags(events: readonly Event[]): unknown[] {
  return events.flatMap(({type, tags}) => (type === 'message' && Array.isArray(tags) ? tags : []))
}

async function fetchSyncTags(query: string, lastLiveEventId?: string): Promise<unknown[]> {
  const response = await lake.anonymous.fetch(
    query,
    {},
    {filterResponse: false, ...(lastLiveEventId === undefined ? {} : {lastLiveEventId})},
  )
  return response.syncTags ?? []
}

const AVAILABILITY_QUERY = '*[_id == "availability-ada"][0]{status, "reader": reader->name}'
const ARTICLES_QUERY = '*[_type == "article"]{title}'

describe('the Live Content API', () => {
  beforeEach(async () => {
    await lake.editor
      .transaction()
      .create({_id: 'reader-ada', _type: 'reader', name: 'Ada'})
      .create({
        _id: 'availability-ada',
        _type: 'availability',
        status: 'busy',
        reader: {_type: 'reference', _ref: 'reader-ada'},
      })
      .create({_id: 'article-one', _type: 'article', title: 'One'})
      .commit()
  })

  test('sends everyone the tags of the queries that a change affects, and no other tags', async () => {
    const [availabilityTags, articleTags] = [
      await fetchSyncTags(AVAILABILITY_QUERY),
      await fetchSyncTags(ARTICLES_QUERY),
    ]
    const events = await followEvents(lake.anonymous)
    await lake.editor.patch('availability-ada').set({status: 'available'}).commit()
    await waitFor(() => expect(collectTags(events).length).toBeGreaterThan(0))
    const tags = collectTags(events)
    expect(availabilityTags.filter((tag) => tags.includes(tag)).length).toBeGreaterThan(0)
    expect(articleTags.filter((tag) => tags.includes(tag))).toEqual([])
  })

  test('sends the tags of a query whose referenced document has changed', async () => {
    const availability = await fetchSyncTags(AVAILABILITY_QUERY)
    const events = await followEvents(lake.anonymous)
    await lake.editor.patch('reader-ada').set({name: 'Ada L.'}).commit()
    await waitFor(() =>
      expect(
        availability.filter((tag) => collectTags(events).includes(tag)).length,
      ).toBeGreaterThan(0),
    )
  })

  test('sends the tags of a query for whose type a document has been created', async () => {
    const articles = await fetchSyncTags(ARTICLES_QUERY)
    const events = await followEvents(lake.anonymous)
    await lake.editor.create({_id: 'article-two', _type: 'article', title: 'Two'})
    await waitFor(() =>
      expect(articles.filter((tag) => collectTags(events).includes(tag)).length).toBeGreaterThan(0),
    )
    const last = events.at(-1)
    const id = typeof last?.['id'] === 'string' ? last['id'] : ''
    expect(id).not.toBe('')
    expect(await fetchSyncTags(ARTICLES_QUERY, id)).toEqual(expect.arrayContaining(articles))
  })

  test('sends no event of a draft to visitors who have not logged in', async () => {
    const events = await followEvents(lake.anonymous)
    const drafts = await followEvents(lake.editor, true)
    await lake.editor.create({_id: 'drafts.article-one', _type: 'article', title: 'Secret'})
    await waitFor(() => expect(collectTags(drafts).length).toBeGreaterThan(0))
    const countBefore = collectTags(events).length
    await lake.editor.patch('article-one').set({title: 'Open'}).commit()
    await waitFor(() => expect(collectTags(events).length).toBeGreaterThan(countBefore))
    expect([countBefore, JSON.stringify(events).includes('drafts')]).toEqual([0, false])
  })
})
