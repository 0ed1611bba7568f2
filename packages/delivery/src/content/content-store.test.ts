import {serve} from '@hono/node-server'
import {openTestLake} from '@reader-article/lake/testing'
import {expect, onTestFinished, test, vi} from 'vitest'

import {createContentStore, UnavailableError} from './content-store.ts'

const TITLES = {query: '*[_type == "topic"] | order(title).title', parameters: {}}

/** Opens a Lake behind a server that counts queries and can be switched off, and a store for it. */
async function openStore({live}: {live: boolean}) {
  const lake = openTestLake()
  await lake.mutate({create: {_id: 'topic-a', _type: 'topic', title: 'A'}})
  const backend = {queries: 0, isDown: false}
  const address = await new Promise<number>((resolve) => {
    const server = serve(
      {
        hostname: '127.0.0.1',
        port: 0,
        fetch: async (request) => {
          backend.queries += Number(request.url.includes('/data/query/'))
          return backend.isDown ? new Response('', {status: 502}) : lake.lake.fetch(request)
        },
      },
      ({port}) => resolve(port),
    )
    onTestFinished(() => void server.close())
  })
  const clock = {time: 1_000_000}
  const store = createContentStore({
    projectId: 'local',
    dataset: 'production',
    apiHost: `http://127.0.0.1:${address}`,
    live,
    now: () => clock.time,
  })
  onTestFinished(async () => {
    store.close()
    await lake.close()
  })
  return {lake, backend, clock, store}
}

test('a copy is used until a live event says that its documents have changed', async () => {
  const {lake, backend, clock, store} = await openStore({live: true})
  await store.get(TITLES)
  await vi.waitUntil(store.isLive)
  await store.get(TITLES)
  backend.queries = 0
  clock.time += 3_600_000
  expect((await store.get(TITLES)).result).toEqual(['A'])
  expect(backend.queries).toBe(0)

  await lake.mutate({create: {_id: 'topic-b', _type: 'topic', title: 'B'}})
  await expect.poll(async () => (await store.get(TITLES)).result).toEqual(['A', 'B'])
  expect(backend.queries).toBe(1)

  await lake.mutate({create: {_id: 'reader-x', _type: 'reader', name: 'X'}})
  await lake.mutate({patch: {id: 'topic-b', set: {title: 'C'}}})
  await expect.poll(async () => (await store.get(TITLES)).result).toEqual(['A', 'C'])
  expect(backend.queries).toBe(2)
})

test('without live events, a copy is used for a second', async () => {
  const {lake, backend, clock, store} = await openStore({live: false})
  await store.get(TITLES)
  await lake.mutate({create: {_id: 'topic-b', _type: 'topic', title: 'B'}})
  clock.time += 999
  expect((await store.get(TITLES)).result).toEqual(['A'])
  clock.time += 1
  expect((await store.get(TITLES)).result).toEqual(['A', 'B'])
  expect(backend.queries).toBe(2)
})

test('requests at the same time share one query', async () => {
  const {backend, store} = await openStore({live: false})
  await Promise.all(Array.from({length: 20}, () => store.get(TITLES)))
  expect(backend.queries).toBe(1)
})

test('the last copy is used and marked while the backend is down, and replaced when it is back', async () => {
  const {lake, backend, clock, store} = await openStore({live: false})
  await store.get(TITLES)
  await lake.mutate({create: {_id: 'topic-b', _type: 'topic', title: 'B'}})
  backend.isDown = true
  clock.time += 60_000
  expect(await store.get(TITLES)).toMatchObject({
    result: ['A'],
    isLast: true,
    fetchedAt: clock.time - 60_000,
  })
  const other = {query: '*[_type == "reader"]', parameters: {}}
  await expect(store.get(other)).rejects.toThrow(
    new UnavailableError('The articles cannot be reached just now.'),
  )
  backend.isDown = false
  clock.time += 1000
  expect(await store.get(TITLES)).toMatchObject({result: ['A', 'B'], isLast: false})
})

test('what does not exist displaces no copy', async () => {
  const {backend, store} = await openStore({live: true})
  await store.get(TITLES)
  await vi.waitUntil(store.isLive)
  await store.get(TITLES)
  for (let index = 0; index < 600; index++) {
    await store.get({query: '*[_id == $id][0]{_id}', parameters: {id: `none-${index}`}})
  }
  backend.queries = 0
  await store.get(TITLES)
  expect(backend.queries).toBe(0)
})
