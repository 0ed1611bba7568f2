import {parseFragment} from 'parse5'
import {SaxesParser} from 'saxes'
import {expect, test} from 'vitest'

import {openDelivery} from '../open-delivery.test.helper.ts'

const URL_OF_ARTICLE = encodeURIComponent('https://site.example/articles/how-to-listen')
const HTML =
  '<iframe src="https://site.example/embed/how-to-listen" title="How to Listen" width="640" height="800" loading="lazy" referrerpolicy="no-referrer" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border: 0; max-width: 100%"></iframe><p><a href="https://site.example/articles/how-to-listen">How to Listen</a></p>'

test('an article has an oEmbed response of the type rich', async () => {
  const {get, apiHost} = await openDelivery()
  const response = await get(`/oembed?url=${URL_OF_ARTICLE}`)
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  const body = await response.json()
  expect(body).toEqual({
    version: '1.0',
    type: 'rich',
    title: 'How to Listen',
    author_name: 'Ada Quill',
    author_url: 'https://site.example/readers/004711',
    provider_name: 'The Test Line',
    provider_url: 'https://site.example/',
    cache_age: 300,
    thumbnail_url: `${apiHost}/images/local/production/abc-1600x1000.jpg?rect=0,80,1600,840&w=1200&auto=format`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
    width: 640,
    height: 800,
    html: HTML,
  })
  expect(parseFragment(HTML).childNodes.map(({nodeName}) => nodeName)).toEqual(['iframe', 'p'])
})

test('the response in XML has the same values', async () => {
  const {get} = await openDelivery()
  const json = await (await get(`/oembed?url=${URL_OF_ARTICLE}&format=json`)).json()
  const response = await get(`/oembed?url=${URL_OF_ARTICLE}&format=xml`)
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8')
  const values: [string, string][] = []
  let text = ''
  const parser = new SaxesParser()
  parser.on('opentag', () => {
    text = ''
  })
  parser.on('text', (value) => {
    text += value
  })
  parser.on('closetag', ({name}) => void (name !== 'oembed' && values.push([name, text])))
  parser.write(await response.text()).close()
  expect(values).toEqual(Object.entries(json).map(([name, value]) => [name, String(value)]))
})

test('frame and thumbnail fit into the space of the page', async () => {
  const {get} = await openDelivery()
  const response = await get(`/oembed?url=${URL_OF_ARTICLE}&maxwidth=400&maxheight=300`)
  const body = await response.json()
  expect([body.width, body.height, 'thumbnail_url' in body]).toEqual([400, 300, false])
  expect(body.html).toContain('width="400" height="300"')
})

test.each([
  ['url=https://site.example/articles/nothing', 404, 'url "https://site.example/articles/nothing"'],
  [
    'url=https://other.example/articles/how-to-listen',
    404,
    'is not of an article. Use for example',
  ],
  ['url=javascript:alert(1)', 404, 'url "javascript:alert(1)" is not of an article.'],
  ['url=https://site.example/articles/%25E0%25A4%25A', 404, 'is not of an article.'],
  ['', 404, 'url "" is not of an article.'],
  [`url=${URL_OF_ARTICLE}&format=yaml`, 501, 'format "yaml" is not supported. Use json or xml.'],
])('%s gets %i', async (query, status, message) => {
  const {get} = await openDelivery()
  const response = await get(`/oembed?${query}`)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await response.text()).toContain(message)
})
