import {expect, test} from 'vitest'

import {openDelivery} from './open-delivery.test.helper.ts'

test('the parts of a page are those of the page that is at its address', async () => {
  const {get, delivery} = await openDelivery()
  for (const path of ['/articles/how-to-listen', '/readers/004711', '/topics/grief', '/?page=1']) {
    const response = await get(path)
    const html = await response.text()
    const {status, headers, parts} = await delivery.getPage(path)
    const [, head = '', style = ''] =
      /width=device-width, initial-scale=1">(.*)<style>(.*)<\/style>/s.exec(html) ?? []
    const [, scripts = ''] = /<\/style>(.*)<\/head>/s.exec(html) ?? []
    expect([path, status, parts?.head]).toEqual([path, 200, head + scripts])
    expect(html).toContain(`<main>${parts?.content}</main>`)
    // Without the rules for the page around the elements.
    expect(style.endsWith(parts?.styles ?? '-')).toBe(true)
    expect(parts?.styles.startsWith('@layer reader-article {')).toBe(true)
    expect(headers).toEqual({
      'cache-control': response.headers.get('cache-control'),
      'cache-tag': response.headers.get('cache-tag'),
      'surrogate-key': response.headers.get('surrogate-key'),
    })
  }
})

test('the elements of a page that is made from the parts keep its status up to date', async () => {
  const {delivery, apiHost} = await openDelivery()
  const {parts} = await delivery.getPage('/articles/how-to-listen')
  expect(/<reader-article[^>]*>/.exec(parts?.content ?? '')?.[0]).toBe(
    `<reader-article slug="how-to-listen" project-id="local" dataset="production" api-host="${apiHost}" lang="en" article-path="https://site.example/articles/{slug}" live>`,
  )
})

test('for an unknown address of an article, the parts name those that are near', async () => {
  const {delivery} = await openDelivery()
  const {status, headers, parts} = await delivery.getPage('/articles/how-to-lisen')
  expect([status, headers['x-robots-tag']]).toEqual([404, 'noindex'])
  expect(parts?.content).toContain('<a href="https://site.example/articles/how-to-listen">')
})

test.each([
  ['/nowhere', 404],
  ['/articles/how-to-listen.md', 200],
  ['@elsewhere.example', 404],
  ['//elsewhere.example', 404],
  ['/%E0%A4%A', 404],
])('%s is no page, and has no parts', async (path, status) => {
  const {delivery} = await openDelivery()
  const page = await delivery.getPage(path)
  expect([page.status, page.parts, page.headers['location']]).toEqual([
    status,
    undefined,
    undefined,
  ])
})

test('a redirect has the address to which it leads', async () => {
  const {delivery} = await openDelivery()
  expect(await delivery.getPage('/articles/how-to-listen/')).toMatchObject({
    status: 301,
    headers: {location: '/articles/how-to-listen'},
    parts: undefined,
  })
})

test('a site at a path gets the page without that path', async () => {
  const {delivery} = await openDelivery(undefined, {url: 'https://site.example/advice'})
  const {parts} = await delivery.getPage('/articles/how-to-listen')
  expect(parts?.head).toContain('href="https://site.example/advice/articles/how-to-listen"')
})

test('if the backend cannot be reached, the status says when to try again', async () => {
  const {delivery, lake} = await openDelivery()
  await lake.close()
  expect(await delivery.getPage('/articles/how-to-listen')).toEqual({
    status: 503,
    headers: {'cache-control': 'no-store', 'retry-after': '5'},
    parts: undefined,
  })
})
