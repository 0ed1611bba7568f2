import {expect, test} from 'vitest'

import {createDelivery} from './create-delivery.ts'
import {DeliveryError} from './delivery-error.ts'

const dataset = {projectId: 'local', dataset: 'production', apiHost: 'http://127.0.0.1:9'}
const delivery = createDelivery({
  ...dataset,
  live: false,
  site: {url: 'https://site.example/advice/'},
})

function get(path: string, init?: RequestInit): Promise<Response> {
  return delivery.fetch(new Request(`https://site.example${path}`, init))
}

test('health says that the server runs, and whether live events arrive', async () => {
  const response = await get('/advice/health')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({status: 'ok', live: false})
})

test('there is nothing outside of the site, and nothing to change', async () => {
  expect((await get('/health')).status).toBe(404)
  expect((await get('/advice/nothing')).status).toBe(404)
  const response = await get('/advice/health', {method: 'POST', body: 'x'})
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})

test('a reply that the client has is not sent again', async () => {
  const {headers} = await get('/advice/health')
  const tag = headers.get('etag') ?? ''
  expect(tag).toMatch(/^"\w+"$/)
  const again = await get('/advice/health', {headers: {'if-none-match': tag}})
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test.each([
  [{url: 'ftp://site.example'}, 'site.url "ftp://site.example" is not the URL of a front page.'],
  [{url: 'https://site.example/?a'}, 'site.url "https://site.example/?a" is not'],
  [{url: 'https://site.example', lang: 'not_a_tag'}, 'site.lang "not_a_tag" is not'],
  [
    {url: 'https://site.example', elements: 'javascript:alert(1)'},
    'site.elements "javascript:alert(1)" is not the URL of a script. Use an http or https URL',
  ],
  [
    {url: 'https://site.example', frameAncestors: ["* ; script-src 'unsafe-inline'"]},
    'site.frameAncestors contains "* ; script-src \'unsafe-inline\'", which is not an origin.',
  ],
])('the site %j is refused', (site, message) => {
  const create = () => createDelivery({...dataset, site})
  expect(create).toThrow(DeliveryError)
  expect(create).toThrow(message)
})

test('a server that is none is refused', () => {
  const site = {url: 'https://site.example'}
  expect(() => createDelivery({...dataset, apiHost: 'localhost:4100', site})).toThrow(
    new DeliveryError(
      'invalid-option',
      'apiHost "localhost:4100" is not the origin of a server. Use an address without a path or a slash at the end, for example "http://localhost:4100".',
    ),
  )
})
