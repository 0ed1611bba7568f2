import {serve} from '@hono/node-server'
import {openTestLake} from '@reader-article/lake/testing'
import {expect, onTestFinished, test, vi} from 'vitest'

import {createContentStore} from './content-store.ts'
import {getList} from './get-list.ts'

test('pages behind the last one of a list displace no copy', async () => {
  const lake = openTestLake()
  let queries = 0
  const {promise, resolve} = Promise.withResolvers<number>()
  const server = serve(
    {
      hostname: '127.0.0.1',
      port: 0,
      fetch: (request) => {
        queries += Number(request.url.includes('/data/query/'))
        return lake.lake.fetch(request)
      },
    },
    ({port}) => resolve(port),
  )
  const store = createContentStore({
    projectId: 'local',
    dataset: 'production',
    apiHost: `http://127.0.0.1:${await promise}`,
    now: Date.now,
  })
  onTestFinished(async () => {
    store.close()
    server.close()
    await lake.close()
  })
  await getList(store, {}, 1)
  await vi.waitUntil(store.isLive)
  await getList(store, {}, 1)
  for (let page = 2; page <= 520; page++) {
    expect(await getList(store, {}, page)).toBeUndefined()
  }
  queries = 0
  expect(await getList(store, {}, 1)).toMatchObject({page: 1, ids: []})
  expect(queries).toBe(0)
})
