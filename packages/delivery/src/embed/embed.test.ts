import {expect, test} from 'vitest'

import {openDelivery} from '../open-delivery.test.helper.ts'

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `'sha256-${Buffer.from(digest).toString('base64')}'`
}

test('a document for a frame has the article and no other script than its own', async () => {
  const {get, apiHost} = await openDelivery()
  const response = await get('/embed/how-to-listen')
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(html).toContain('<p part="lead">Listening is slow.</p>')
  const css = /<style>(.*)<\/style>/s.exec(html)?.[1] ?? ''
  const script = /<script>(.*)<\/script>/s.exec(html)?.[1] ?? ''
  expect(response.headers.get('content-security-policy')).toBe(
    `default-src 'none'; style-src ${await hash(css)}; script-src ${await hash(script)}; img-src ${apiHost}; media-src ${apiHost}; base-uri 'none'; form-action 'none'`,
  )
  expect(response.headers.get('x-robots-tag')).toBe('noindex')
})

test('its links lead out of the frame, and the contents do not', async () => {
  const {get} = await openDelivery()
  const html = await (await get('/embed/how-to-listen')).text()
  expect(html).toContain('<a target="_blank" href="https://elsewhere.example/page"')
  expect(html).toContain('<a target="_blank" href="https://site.example/articles/an-older-letter">')
  expect(html.match(/<a href="https?:/g)).toBeNull()
})

test('theme, hidden parts and language are in the query', async () => {
  const {get} = await openDelivery()
  const html = await (
    await get('/embed/how-to-listen?theme=magazine&hide=header,call&lang=de')
  ).text()
  expect(html).toContain('<html lang="de" dir="ltr">')
  expect(html).toContain("reader-article [part~='lead']::first-letter")
  expect(html).not.toContain('part="title"')
  expect(html).not.toContain('tel:')
})

test('who may frame it is configured', async () => {
  const frameAncestors = ['https://*.partner.example', "'self'"]
  const {get} = await openDelivery(undefined, {frameAncestors})
  const {headers} = await get('/embed/how-to-listen')
  expect(headers.get('content-security-policy')).toMatch(
    /; frame-ancestors https:\/\/\*\.partner\.example 'self'$/,
  )
})

test.each([
  ['theme=neon', 'theme "neon" is not a theme. Use one of: plain, magazine, midnight.\n'],
  [
    'hide=header,ads',
    'hide contains "ads", which is no part. Use words of: header, cover, sign-off, call, related.\n',
  ],
  ['lang=%3Cb%3E', 'lang "<b>" is not a language tag. Use one such as "en" or "de-CH".\n'],
])('%s is refused', async (query, message) => {
  const {get} = await openDelivery()
  const response = await get(`/embed/how-to-listen?${query}`)
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    400,
    'text/plain; charset=utf-8',
    message,
  ])
})

test('a frame of no article is not found', async () => {
  const {get} = await openDelivery()
  expect((await get('/embed/nothing')).status).toBe(404)
})
