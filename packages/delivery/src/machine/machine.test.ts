import {SaxesParser} from 'saxes'
import {expect, test} from 'vitest'

import {openDelivery} from '../open-delivery.test.helper.ts'

test('an article is there as Markdown, with what could be Markdown escaped', async () => {
  const {get, apiHost} = await openDelivery()
  const response = await get('/articles/how-to-listen.md')
  expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
  expect(response.headers.get('link')).toBe(
    '<https://site.example/articles/how-to-listen>; rel="canonical"',
  )
  expect(await response.text()).toBe(`# How to Listen

Ada Quill – PIN 004711

![A gate](${apiHost}/images/local/production/abc-1600x1000.jpg?rect=50,0,1500,1000\\&w=1500\\&auto=format)

Listening is slow.

## The ear

- Be \\*quiet\\*

[**Read on elsewhere**](https://elsewhere.example/page)

*Yours,*

Ada Quill – PIN 004711
`)
})

test('an article is there as plain text', async () => {
  const {get} = await openDelivery()
  const response = await get('/articles/how-to-listen.txt')
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await response.text()).toBe(`How to Listen

Ada Quill – PIN 004711

Listening is slow.

The ear
Be *quiet*

Read on elsewhere

Yours,

Ada Quill – PIN 004711
`)
})

test('an article is there as JSON', async () => {
  const {get, apiHost} = await openDelivery()
  const response = await get('/articles/how-to-listen.json')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toEqual({
    id: 'article-how-to-listen',
    url: 'https://site.example/articles/how-to-listen',
    title: 'How to Listen',
    slug: 'how-to-listen',
    excerpt: 'Slowly & with <care>.',
    publishedAt: '2026-05-03T12:00:00Z',
    reader: {name: 'Ada Quill', pin: '004711', url: 'https://site.example/readers/004711'},
    topics: [{title: 'Grief', slug: 'grief'}],
    image: {
      url: `${apiHost}/images/local/production/abc-1600x1000.jpg?rect=0,80,1600,840&w=1200&auto=format`,
      width: 1200,
      height: 630,
      alt: 'A gate',
    },
    related: [{title: 'An Older Letter', url: 'https://site.example/articles/an-older-letter'}],
    html: '<p part="lead">Listening is slow.</p><h2 id="how-to-listen--the-ear" part="heading h2">The ear</h2><ul><li>Be *quiet*</li></ul><p><a href="https://elsewhere.example/page" rel="noopener noreferrer"><strong>Read on elsewhere</strong></a></p><p><em>Yours,</em></p><p>Ada Quill – PIN 004711</p>',
    text: 'How to Listen\n\nAda Quill – PIN 004711\n\nListening is slow.\n\nThe ear\nBe *quiet*\n\nRead on elsewhere\n\nYours,\n\nAda Quill – PIN 004711\n',
  })
})

test('formats that are read later have no status, not even on a card in the text', async () => {
  const {get, lake} = await openDelivery()
  const reader = {_type: 'reference', _ref: 'reader-004711'}
  const body = [{_key: 'c', _type: 'readerCard', reader}]
  await lake.mutate({patch: {id: 'article-an-older-letter', set: {body}}})
  expect(await (await get('/articles/an-older-letter')).text()).toContain('tel:')
  for (const path of [
    '/articles/an-older-letter.md',
    '/articles/an-older-letter.txt',
    '/articles/an-older-letter.json',
    '/newsletter/an-older-letter',
    '/feed.xml',
    '/rss.xml',
    '/feed.json',
  ]) {
    const text = await (await get(path)).text()
    expect([path, text.includes('Letters, mostly.')]).toEqual([path, true])
    expect([path, /tel:|Available/.test(text)]).toEqual([path, false])
  }
})

test('a path in a link becomes a URL of the site, because the text is read elsewhere', async () => {
  const {get, lake} = await openDelivery(undefined, {url: 'https://site.example/advice'})
  const body = [
    {
      _key: 'b',
      _type: 'block',
      markDefs: [{_key: 'm', _type: 'link', href: '/shop?a=1&b'}],
      children: [{_key: 's', _type: 'span', text: '<a href="/', marks: ['m']}],
    },
  ]
  await lake.mutate({patch: {id: 'article-an-older-letter', set: {body}}})
  const link = '<a href="https://site.example/shop?a=1&amp;b">&lt;a href=&quot;/</a>'
  const {html} = await (await get('/articles/an-older-letter.json')).json()
  expect(html).toBe(`<p part="lead">${link}</p><p>Ada Quill – PIN 004711</p>`)
  const {items} = await (await get('/feed.json')).json()
  expect(items[1].content_html).toBe(html)
  for (const path of ['/feed.xml', '/rss.xml']) {
    expect(await (await get(path)).text()).toContain(`<![CDATA[${html}]]>`)
  }
})

test.each([
  ['https://line.example/bücher/{slug}', 'https://line.example/b%C3%BCcher/how-to-listen'],
  ['https://line.example/a\r\nb: c/{slug}', 'https://line.example/ab:%20c/how-to-listen'],
  ['https://:::/{slug}', 'https://site.example/articles/how-to-listen'],
])('with the address %j in the settings, the canonical URL is %s', async (articlePath, url) => {
  const {get, lake} = await openDelivery()
  await lake.mutate({patch: {id: 'settings', set: {articlePath}}})
  for (const path of ['/articles/how-to-listen.md', '/newsletter/how-to-listen']) {
    const poll = async () => {
      const {status, headers} = await get(path)
      return [path, status, headers.get('link')?.split('; ')[0]]
    }
    await expect.poll(poll).toEqual([path, 200, `<${url}>`])
  }
})

test('the sitemap has every page with the time of its last change', async () => {
  const {get} = await openDelivery()
  const response = await get('/sitemap.xml')
  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  const urls: string[] = []
  const times: string[] = []
  let text = ''
  const parser = new SaxesParser({xmlns: true})
  parser.on('opentag', () => {
    text = ''
  })
  parser.on('text', (value) => {
    text += value
  })
  parser.on('closetag', ({local, uri}) => {
    expect(uri).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
    if (local === 'loc') {
      urls.push(text)
    } else if (local === 'lastmod') {
      times.push(text)
    }
  })
  parser.write(await response.text()).close()
  expect(urls).toEqual([
    'https://site.example/',
    'https://site.example/articles/how-to-listen',
    'https://site.example/articles/an-older-letter',
    'https://site.example/readers/004711',
    'https://site.example/topics/grief',
  ])
  expect(times.map((time) => Date.now() - Date.parse(time) < 600_000)).toEqual([
    true,
    true,
    true,
    true,
  ])
})

test('crawlers find the sitemap, and language models an overview', async () => {
  const {get} = await openDelivery()
  expect(await (await get('/robots.txt')).text()).toBe(
    'User-agent: *\nDisallow: /embed/\n\nSitemap: https://site.example/sitemap.xml\n',
  )
  expect(await (await get('/llms.txt')).text()).toBe(`# The Test Line

## Articles

- [How to Listen](https://site.example/articles/how-to-listen.md): Slowly & with \\<care>.
- [An Older Letter](https://site.example/articles/an-older-letter.md)

## Readers

- [Ada Quill](https://site.example/readers/004711): Letters, mostly.

## Topics

- [Grief](https://site.example/topics/grief): For those who have lost someone.
`)
})
