import {createClient, type SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {logIn, serveStoredLake, type StoredLake} from './served-lake.ts'
import {waitFor} from './wait-for.ts'

const SECRET = 'Not for strangers'

interface Subscription {
  unsubscribe(): void
}

let lake: StoredLake
let staging: SanityClient
let subscriptions: Subscription[] = []

beforeEach(async () => {
  lake = await serveStoredLake()
  staging = lake.editor.withConfig({dataset: 'staging'})
})

afterEach(async () => {
  for (const subscription of subscriptions) {
    subscription.unsubscribe()
  }
  subscriptions = []
  await lake.close()
})

/** Collects the events of a stream of the client. */
function collect<Event>(stream: {
  subscribe(observer: {next(event: Event): void; error(error: unknown): void}): Subscription
}): Event[] {
  const events: Event[] = []
  subscriptions.push(
    stream.subscribe({next: (event) => events.push(event), error: () => undefined}),
  )
  return events
}

describe('the datasets of a project', () => {
  test('are created, listed, edited and deleted', async () => {
    expect(await lake.editor.datasets.create('staging', {aclMode: 'private'})).toEqual({
      datasetName: 'staging',
      aclMode: 'private',
      description: null,
    })
    expect(await lake.editor.datasets.list()).toMatchObject([
      {name: 'production', aclMode: 'public'},
      {name: 'staging', aclMode: 'private'},
    ])
    expect(await lake.editor.datasets.edit('staging', {aclMode: 'public'})).toMatchObject({
      datasetName: 'staging',
      aclMode: 'public',
    })
    await expect(lake.editor.datasets.create('staging')).rejects.toMatchObject({statusCode: 409})
    await expect(lake.anonymous.datasets.list()).rejects.toMatchObject({statusCode: 401})
    expect(await lake.editor.datasets.delete('staging')).toEqual({deleted: true})
    await expect(staging.fetch('*')).rejects.toMatchObject({statusCode: 404})
  })

  test('are independent: writes to one are never seen in the other', async () => {
    await lake.editor.datasets.create('staging')
    const listened = collect(lake.editor.listen('*', {}, {events: ['welcome', 'mutation']}))
    const live = collect(lake.editor.live.events())
    const listenedStaging = collect(staging.listen('*', {}, {events: ['welcome', 'mutation']}))
    await waitFor(() =>
      expect([listened, live, listenedStaging].map((events) => events.length)).toEqual([1, 1, 1]),
    )
    await staging.create({_id: 'alien', _type: 'film', title: 'Solaris'})
    await waitFor(() => expect(listenedStaging).toHaveLength(2))
    await lake.editor.create({_id: 'heat', _type: 'film', title: 'Heat'})
    await waitFor(() => expect(listened).toHaveLength(2))
    expect(listened[1]).toMatchObject({documentId: 'heat'})
    await waitFor(() => expect(live).toHaveLength(2))
    expect(listenedStaging).toHaveLength(2)
    expect(await lake.editor.fetch('*[_type == "film"]._id')).toEqual(['heat'])
    expect(await staging.fetch('*[_type == "film"]._id')).toEqual(['alien'])
    expect(await lake.editor.getDocument('alien')).toBeUndefined()
    // The same transaction id may be used once in each.
    for (const client of [lake.editor, staging]) {
      await client.mutate([{create: {_type: 'film'}}], {transactionId: 'same'})
    }
    await lake.restart()
    expect(await staging.fetch('*[_id == "alien"].title')).toEqual(['Solaris'])
  })

  test('have assets of their own', async () => {
    await lake.editor.datasets.create('staging')
    const {url, _id: id} = await staging.assets.upload('file', Buffer.from('Notes'), {
      filename: 'notes.txt',
    })
    expect(url).toMatch(/\/files\/local\/staging\//u)
    expect(await (await fetch(url)).text()).toBe('Notes')
    expect(await lake.editor.getDocument(id)).toBeUndefined()
    expect((await fetch(url.replace('/staging/', '/production/'))).status).toBe(404)
  })
})

describe('a private dataset', () => {
  let stranger: SanityClient

  beforeEach(async () => {
    await lake.editor.datasets.create('staging', {aclMode: 'private'})
    await staging.create({_id: 'alien', _type: 'film', title: SECRET})
    stranger = lake.anonymous.withConfig({dataset: 'staging'})
  })

  test('has nothing for strangers', async () => {
    expect(await stranger.fetch('*')).toEqual([])
    expect(await stranger.getDocument('alien')).toBeUndefined()
    expect(await stranger.getDocuments(['alien', 'unknown'])).toEqual([null, null])
    expect(await stranger.fetch('count(*[references("alien")])')).toBe(0)
    await expect(stranger.create({_type: 'film'})).rejects.toMatchObject({statusCode: 401})
    await expect(
      stranger.request({url: '/data/history/staging/documents/alien'}),
    ).rejects.toMatchObject({statusCode: 401})
    const listened = collect(stranger.listen('*', {}, {events: ['welcome', 'mutation']}))
    const live = collect(stranger.live.events())
    const seen = collect(staging.listen('*', {}, {events: ['welcome', 'mutation']}))
    await waitFor(() =>
      expect([listened, live, seen].map((events) => events.length)).toEqual([1, 1, 1]),
    )
    await staging
      .patch('alien')
      .set({title: `${SECRET}!`})
      .commit()
    await waitFor(() => expect(seen).toHaveLength(2))
    expect([listened.length, live.length]).toEqual([1, 1])
  })

  test('is read by everybody who is logged in', async () => {
    const fields = {name: 'Vera', email: 'vera@example.org', role: 'viewer'}
    const viewer = createClient({...staging.config(), token: await logIn(lake.url, fields)})
    expect(await viewer.fetch('*[_type == "film"].title')).toEqual([SECRET])
    expect(await viewer.getDocument('alien')).toMatchObject({title: SECRET})
    await expect(viewer.delete('alien')).rejects.toMatchObject({statusCode: 403})
    await expect(viewer.datasets.edit('staging', {aclMode: 'public'})).rejects.toMatchObject({
      statusCode: 403,
    })
  })
})

test('origins are managed as by "sanity cors"', async () => {
  const url = '/projects/local/cors'
  const body = {origin: 'https://studio.example', allowCredentials: true}
  expect(await lake.editor.request({url, method: 'POST', body})).toMatchObject(body)
  const check = await fetch(`${lake.url}/v1/check/cors`, {headers: {origin: body.origin}})
  expect(await check.json()).toEqual({result: {allowed: true, withCredentials: true}})
})
