import {expect, test} from 'vitest'

import {openDelivery} from './open-delivery.test.helper.ts'

test('while the backend is down, the last copy of a page is served and marked', async () => {
  const {get, lake} = await openDelivery()
  const before = await (await get('/articles/how-to-listen')).text()
  await lake.close()
  const fetchStatus = async () => (await get('/articles/how-to-listen')).headers.get('cache-status')
  await expect
    .poll(fetchStatus)
    .toMatch(/^reader-article; hit; ttl=-\d+; detail=backend-unreachable$/)
  const response = await get('/articles/how-to-listen')
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  expect(await response.text()).toBe(before)
})

test('without a copy, a page is unavailable for a moment', async () => {
  const {get, lake} = await openDelivery()
  await lake.close()
  const response = await get('/topics/grief')
  expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
    503,
    '5',
    'The articles cannot be reached just now.\n',
  ])
})
