import {expect, test} from 'vitest'

import {openDelivery} from '../open-delivery.test.helper.ts'

test.each([
  ['/articles/how-to-listen/', '/articles/how-to-listen'],
  ['/articles/how-to-listen/?a=%20b', '/articles/how-to-listen?a=%20b'],
  ['//evil.example/', '/evil.example'],
  ['/\\evil.example/', '/evil.example'],
  ['///', '/'],
])('%s redirects to %s, whatever host a client names', async (path, location) => {
  const {delivery} = await openDelivery([])
  const response = await delivery.fetch(new Request(`http://evil.example${path}`))
  expect([response.status, response.headers.get('location')]).toEqual([301, location])
})

test('a page below the path of the site stays there', async () => {
  const {get} = await openDelivery([], {url: 'https://site.example/advice'})
  const response = await get('/topics/grief/')
  expect(response.headers.get('location')).toBe('/advice/topics/grief')
})
