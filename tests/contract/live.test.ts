import type {SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {eventually} from './eventually.ts'
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

async function follow(client: SanityClient, includeDrafts = false): Promise<Event[]> {
  const events: Event[] = []
  subscriptions.push(
    client.live.events({includeDrafts}).subscribe((event) => events.push({...event})),
  )
  await eventually(() => expect(events).toContainEqual(expect.objectContaining({type: 'welcome'})))
  return events
}

function tagsIn(events: readonly Event[]): unknown[] {
  return events.flatMap(({type, tags}) => (type === 'message' && Array.isArray(tags) ? tags : []))
}

async function syncTags(query: string, lastLiveEventId?: string): Promise<unknown[]> {
  const response = await lake.anonymous.fetch(
    query,
    {},
    {filterResponse: false, ...(lastLiveEventId === undefined ? {} : {lastLiveEventId})},
  )
  return response.syncTags ?? []
}

const AVAILABILITY = '*[_id == "availability-ada"][0]{status, "reader": reader->name}'
const ARTICLES = '*[_type == "article"]{title}'

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

  test('sends everyone the tags of the queries that a change affects, and no others', async () => {
    const [availability, articles] = [await syncTags(AVAILABILITY), await syncTags(ARTICLES)]
    const events = await follow(lake.anonymous)
    await lake.editor.patch('availability-ada').set({status: 'available'}).commit()
    await eventually(() => expect(tagsIn(events).length).toBeGreaterThan(0))
    const tags = tagsIn(events)
    expect(availability.filter((tag) => tags.includes(tag)).length).toBeGreaterThan(0)
    expect(articles.filter((tag) => tags.includes(tag))).toEqual([])
  })

  test('affects a query by its references', async () => {
    const availability = await syncTags(AVAILABILITY)
    const events = await follow(lake.anonymous)
    await lake.editor.patch('reader-ada').set({name: 'Ada L.'}).commit()
    await eventually(() =>
      expect(availability.filter((tag) => tagsIn(events).includes(tag)).length).toBeGreaterThan(0),
    )
  })

  test('affects a query by a new document of its type', async () => {
    const articles = await syncTags(ARTICLES)
    const events = await follow(lake.anonymous)
    await lake.editor.create({_id: 'article-two', _type: 'article', title: 'Two'})
    await eventually(() =>
      expect(articles.filter((tag) => tagsIn(events).includes(tag)).length).toBeGreaterThan(0),
    )
    const last = events.at(-1)
    const id = typeof last?.['id'] === 'string' ? last['id'] : ''
    expect(id).not.toBe('')
    expect(await syncTags(ARTICLES, id)).toEqual(expect.arrayContaining(articles))
  })

  test('sends no event of a draft to visitors who have not logged in', async () => {
    const events = await follow(lake.anonymous)
    const drafts = await follow(lake.editor, true)
    await lake.editor.create({_id: 'drafts.article-one', _type: 'article', title: 'Secret'})
    await eventually(() => expect(tagsIn(drafts).length).toBeGreaterThan(0))
    const countBefore = tagsIn(events).length
    await lake.editor.patch('article-one').set({title: 'Open'}).commit()
    await eventually(() => expect(tagsIn(events).length).toBeGreaterThan(countBefore))
    expect([countBefore, JSON.stringify(events).includes('drafts')]).toEqual([0, false])
  })
})
