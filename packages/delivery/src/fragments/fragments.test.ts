import {expect, test} from 'vitest'

import {openDelivery} from '../open-delivery.test.helper.ts'

test('an article is HTML in JSON, without styles, scripts and a shadow root', async () => {
  const {get, apiHost} = await openDelivery()
  const response = await get('/fragments/articles/an-older-letter')
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ])
  expect(response.headers.get('cache-control')).toContain('max-age=1,')
  const {html, ...rest} = await response.json()
  expect(rest).toEqual({
    title: 'An Older Letter',
    url: 'https://site.example/articles/an-older-letter',
    lang: 'en',
  })
  expect(html).toContain(
    `<reader-article slug="an-older-letter" project-id="local" dataset="production" api-host="${apiHost}" lang="en"`,
  )
  expect(html).toContain('<h1 part="title">An Older Letter</h1>')
  expect(html).toContain('<p part="lead">Short.</p>')
  expect(html).not.toMatch(/<(?:style|script|template)/)
})

test('the options hide parts, choose the language and the level of the title', async () => {
  const {get} = await openDelivery()
  const response = await get(
    '/fragments/articles/how-to-listen?hide=cover,related,call&lang=de&heading-level=3',
  )
  const {html, lang} = await response.json()
  expect(lang).toBe('de')
  expect(html).toContain('<h3 part="title">How to Listen</h3>')
  expect(html).not.toMatch(/part="(?:cover|related|call)"/)
})

test('a reader is a card with the status', async () => {
  const {get} = await openDelivery()
  const response = await get('/fragments/readers/004711?lang=de')
  const {html, ...rest} = await response.json()
  expect(rest).toEqual({
    title: 'Ada Quill',
    url: 'https://site.example/readers/004711',
    lang: 'de',
  })
  expect(html).toMatch(/^<reader-card pin="004711">/)
  expect(html).toContain('Ada Quill')
  expect(html).toContain('Available')
})

test.each([
  ['articles/nothing', 404, 'There is nothing at this address.\n'],
  ['readers/99999', 404, 'There is nothing at this address.\n'],
  [
    'articles/how-to-listen?heading-level=7',
    400,
    'heading-level "7" is not a level. Use a number from 1 to 6.\n',
  ],
  [
    'readers/004711?theme=pink',
    400,
    'theme "pink" is not a theme. Use one of: plain, magazine, midnight.\n',
  ],
])('%s gets %i', async (path, status, message) => {
  const {get} = await openDelivery()
  const response = await get(`/fragments/${path}`)
  expect([response.status, await response.text()]).toEqual([status, message])
})
