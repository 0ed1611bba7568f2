import {expect, test} from 'vitest'

import {openTemporaryLake, TOKEN} from '../testing/temporary-lake.ts'

test('some streams are reserved for logged-in clients', async () => {
  const {lake} = openTemporaryLake({streams: {maxStreams: 4, maxAnonymousStreams: 2}})
  const open = async (path: string, token?: string): Promise<Response> =>
    lake.fetch(
      new Request(`http://localhost/v2026-09-01/data/${path}`, {
        headers: token === undefined ? {} : {authorization: `Bearer ${token}`},
      }),
    )
  const statusOf = async (path: string, token?: string): Promise<number> =>
    (await open(path, token)).status

  const first = await open('listen/production?query=*')
  expect(first.status).toBe(200)
  expect(await statusOf('live/events/production')).toBe(200)
  expect(await statusOf('listen/production?query=*')).toBe(503)
  expect(await statusOf('live/events/production')).toBe(503)
  expect(await statusOf('listen/production?query=*', TOKEN)).toBe(200)
  expect(await statusOf('live/events/production', TOKEN)).toBe(200)
  expect(await statusOf('live/events/production', TOKEN)).toBe(503)

  await first.body?.cancel()
  expect(await statusOf('live/events/production')).toBe(200)
})
