import {describe, expect, test} from 'vitest'

import {article, createDocuments, openDelivery} from '../open-delivery.test.helper.ts'

/** Returns a page's head with one tag in a line, without the style sheet. */
function headOf(html: string): readonly string[] {
  const head = /<head>(.*)<\/head>/s.exec(html)?.[1] ?? ''
  return head.replace(/<style>.*<\/style>/s, '').split(/(?<=>)(?=<(?!\/))/)
}

function contentOf(html: string): string {
  return /<main>(.*)<\/main>/s.exec(html)?.[1] ?? ''
}

/** Returns the links to the feeds of a list. */
function feeds(title: string, folder: string): readonly string[] {
  return [
    `<link rel="alternate" type="application/atom+xml" href="${folder}feed.xml" title="${title}">`,
    `<link rel="alternate" type="application/rss+xml" href="${folder}rss.xml" title="${title}">`,
    `<link rel="alternate" type="application/feed+json" href="${folder}feed.json" title="${title}">`,
  ]
}

/** Returns the links to other pages of a list, and the canonical one. */
function links(html: string): readonly string[] {
  return headOf(html).filter((tag) => /rel="(prev|next|canonical)"/.test(tag))
}

describe('the page of an article', () => {
  test('has in its head all that search engines, previews and other programs need', async () => {
    const {get, apiHost} = await openDelivery()
    const response = await get('/articles/how-to-listen')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const url = 'https://site.example/articles/how-to-listen'
    const image = `${apiHost}/images/local/production/abc-1600x1000.jpg?rect=0,80,1600,840`
    const oembed = `https://site.example/oembed?url=${encodeURIComponent(url)}`
    expect(headOf(await response.text())).toEqual([
      '<meta charset="utf-8">',
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<title>How to Listen · The Test Line</title>',
      '<meta name="description" content="Slowly &amp; with &lt;care&gt;.">',
      `<link rel="canonical" href="${url}">`,
      `<link rel="alternate" type="text/markdown" href="${url}.md">`,
      `<link rel="alternate" type="text/plain" href="${url}.txt">`,
      `<link rel="alternate" type="application/json" href="${url}.json">`,
      `<link rel="alternate" type="application/json+oembed" href="${oembed}&amp;format=json">`,
      `<link rel="alternate" type="text/xml+oembed" href="${oembed}&amp;format=xml">`,
      ...feeds('The Test Line', 'https://site.example/'),
      ...feeds('Ada Quill', 'https://site.example/readers/004711/'),
      '<meta property="og:title" content="How to Listen">',
      '<meta property="og:description" content="Slowly &amp; with &lt;care&gt;.">',
      `<meta property="og:url" content="${url}">`,
      '<meta property="og:type" content="article">',
      '<meta property="og:site_name" content="The Test Line">',
      '<meta property="article:published_time" content="2026-05-03T12:00:00Z">',
      '<meta property="article:author" content="Ada Quill">',
      `<meta property="og:image" content="${image}&amp;w=1200&amp;h=630&amp;fit=crop&amp;fm=jpg">`,
      '<meta property="og:image:type" content="image/jpeg">',
      '<meta property="og:image:width" content="1200">',
      '<meta property="og:image:height" content="630">',
      '<meta property="og:image:alt" content="A gate">',
      '<meta name="twitter:card" content="summary_large_image">',
      `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":"How to Listen","url":"${url}","description":"Slowly & with \\u003ccare>.","datePublished":"2026-05-03T12:00:00Z","image":["${image}&w=1200&auto=format"],"author":{"@type":"Person","name":"Ada Quill"},"publisher":{"@type":"Organization","name":"The Test Line"},"keywords":["Grief"]}</script>`,
      '<script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"The Test Line","item":"https://site.example/"},{"@type":"ListItem","position":2,"name":"Grief","item":"https://site.example/topics/grief"},{"@type":"ListItem","position":3,"name":"How to Listen","item":"https://site.example/articles/how-to-listen"}]}</script>',
    ])
  })

  test('shows the whole article and the status, without a shadow root', async () => {
    const {get} = await openDelivery()
    const html = contentOf(await (await get('/articles/how-to-listen')).text())
    expect(html).toContain('<h1 part="title">How to Listen</h1>')
    expect(html).toContain(
      '<div part="body" dir="auto"><p part="lead">Listening is slow.</p><h2 id="how-to-listen--the-ear" part="heading h2">The ear</h2><ul><li>Be *quiet*</li></ul><p><a href="https://elsewhere.example/page" rel="noopener noreferrer"><strong>Read on elsewhere</strong></a></p></div>',
    )
    expect(html).toContain('<span part="status available">Available</span>')
    expect(html).toContain('<a href="https://site.example/articles/an-older-letter">')
    expect(html).not.toContain('<template')
  })

  test('allows no script, and no styles but its own', async () => {
    const {get, apiHost} = await openDelivery()
    const response = await get('/articles/how-to-listen')
    const css = /<style>(.*)<\/style>/s.exec(await response.text())?.[1] ?? ''
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(css))
    const hash = Buffer.from(digest).toString('base64')
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src ${apiHost}; media-src ${apiHost}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
  })

  test('is purged by the ids of the documents that it shows', async () => {
    const {get} = await openDelivery()
    expect((await get('/articles/how-to-listen')).headers.get('surrogate-key')).toBe(
      'article-how-to-listen reader-004711 article-an-older-letter settings',
    )
  })

  test('is right at once after its reader has been switched', async () => {
    const {get, lake} = await openDelivery()
    const statuses = async () => (await get('/articles/how-to-listen')).text()
    expect(await statuses()).toContain('<span part="status available">Available</span>')
    const status = {_type: 'reference', _ref: 'status-away'}
    await lake.mutate({patch: {id: 'availability-reader-004711', set: {status}}})
    await expect
      .poll(statuses, {timeout: 2000})
      .toContain('<span part="status away">On a break</span>')
    expect(await statuses()).not.toContain('tel:')
  })

  test('is neither fetched nor rendered again until something in it changes', async () => {
    const {get, lake} = await openDelivery()
    const state = async () => {
      const response = await get('/articles/how-to-listen')
      return [
        response.headers.get('cache-status'),
        /<h1[^>]*>(.*?)<\/h1>/.exec(await response.text())?.[1],
      ]
    }
    expect(await state()).toEqual([null, 'How to Listen'])
    await expect.poll(state).toEqual(['reader-article; hit', 'How to Listen'])
    await lake.mutate({patch: {id: 'article-how-to-listen', set: {title: 'How to Hear'}}})
    await expect.poll(state).toEqual(['reader-article; hit', 'How to Hear'])
  })

  test('has the theme of the site', async () => {
    const {get} = await openDelivery(undefined, {theme: 'midnight', lang: 'de'})
    const html = await (await get('/articles/how-to-listen')).text()
    expect(html).toContain('<html lang="de" dir="ltr">')
    expect(html).toContain('background: #12161d')
    expect(html).toContain('1 Min. Lesezeit')
  })

  test('has the canonical URL on the organisation’s own website, if the settings have it', async () => {
    const {get, lake} = await openDelivery()
    const set = {articlePath: 'https://line.example/read/{slug}'}
    await lake.mutate({patch: {id: 'settings', set}})
    expect(headOf(await (await get('/articles/how-to-listen')).text())).toContain(
      '<link rel="canonical" href="https://line.example/read/how-to-listen">',
    )
  })

  test('is not there for a draft', async () => {
    const draft = {...article('secret', 'Secret', '2026-01-01'), _id: 'drafts.article-secret'}
    const {get} = await openDelivery([...createDocuments(), draft])
    const response = await get('/articles/secret')
    expect([response.status, (await response.text()).includes('Secret')]).toEqual([404, false])
    expect(await (await get('/sitemap.xml')).text()).not.toContain('secret')
  })
})

test('an address of no article names those that are near, and where to go on', async () => {
  const directory =
    '<section><h2>Topics</h2><ul class="links" role="list"><li><a href="https://site.example/topics/grief">Grief</a></li></ul></section><section><h2>Readers</h2><ul class="people" role="list"><li><a href="https://site.example/readers/004711">Ada Quill</a><span>Letters, mostly.</span></li></ul></section>'
  const {get} = await openDelivery()
  const response = await get('/articles/how-to-lisen')
  expect(response.status).toBe(404)
  expect(contentOf(await response.text())).toBe(
    `<h1>Not found</h1><p>There is nothing at this address.</p><p>Did you mean one of these?</p><ul class="links" role="list"><li><a href="https://site.example/articles/how-to-listen">How to Listen</a></li></ul>${directory}`,
  )
  const other = await get('/articles/%E0%A4%A')
  expect(contentOf(await other.text())).toBe(
    `<h1>Not found</h1><p>There is nothing at this address.</p>${directory}`,
  )
})

test('the page of a reader has the card, the biography and the articles', async () => {
  const {get} = await openDelivery()
  const response = await get('/readers/004711')
  const html = await response.text()
  expect(response.status).toBe(200)
  expect(headOf(html)).toContain(
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Person","name":"Ada Quill","url":"https://site.example/readers/004711","description":"Letters, mostly.","identifier":"004711"}</script>',
  )
  for (const part of [
    '<reader-card pin="004711">',
    '<span part="status available">Available</span>',
    '<p part="lead">Ada writes by hand.</p>',
    '<h2>Articles by Ada Quill</h2>',
    '<a href="https://site.example/articles/an-older-letter">An Older Letter</a>',
  ]) {
    expect(contentOf(html)).toContain(part)
  }
  for (const path of ['/readers/4711', '/readers/123', '/readers/constructor']) {
    expect((await get(path)).status).toBe(404)
  }
})

test('the page of a topic has its description and its articles', async () => {
  const {get} = await openDelivery()
  const html = contentOf(await (await get('/topics/grief')).text())
  expect(html).toContain('<h1>Grief</h1><p>For those who have lost someone.</p>')
  expect(html).toContain('How to Listen')
  expect(html).not.toContain('An Older Letter')
  expect((await get('/topics/nothing')).status).toBe(404)
})

test('the front page has the newest articles, the topics and the readers', async () => {
  const {get} = await openDelivery()
  const html = contentOf(await (await get('/')).text())
  expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
    'https://site.example/articles/how-to-listen',
    'https://site.example/articles/an-older-letter',
    'https://site.example/topics/grief',
    'https://site.example/readers/004711',
  ])
})

test('the front page shows the covers and the photos, the first cover at once', async () => {
  const {get, lake, apiHost} = await openDelivery()
  const photo = {_type: 'image', asset: {_ref: 'image-face-400x600-png', _weak: true}}
  await lake.mutate({patch: {id: 'reader-004711', set: {photo}}})
  const images = `${apiHost}/images/local/production`
  const html = contentOf(await (await get('/')).text())
  const cover = (width: number) => `${images}/abc-1600x1000.jpg?rect=50,0,1500,1000&amp;w=${width}`
  expect(html.match(/<img[^>]*>/g)).toEqual([
    `<img part="cover" alt="" width="960" height="640" sizes="min(100vw, 40em)" srcset="${[320, 640, 960].map((width) => `${cover(width)}&amp;auto=format ${width}w`).join(', ')}" src="${cover(960)}&amp;auto=format">`,
    `<img alt="" width="96" height="96" loading="lazy" src="${images}/face-400x600.png?rect=0,100,400,400&amp;w=192&amp;auto=format">`,
  ])
  const topic = contentOf(await (await get('/topics/grief')).text())
  expect(topic).toContain('loading="lazy" sizes="min(100vw, 24em)"')
})

test('a page has the direction of its language', async () => {
  const {get} = await openDelivery(undefined, {lang: 'ar'})
  expect(await (await get('/')).text()).toContain('<html lang="ar" dir="rtl">')
})

test('a long list has pages', async () => {
  const more = Array.from({length: 25}, (_, index) =>
    article(`many-${index}`, `Many ${index}`, `2025-01-${10 + (index % 20)}T10:00:00Z`),
  )
  const {get} = await openDelivery([...createDocuments(), ...more])
  const first = await (await get('/readers/004711')).text()
  const second = await (await get('/readers/004711?page=2')).text()
  expect(links(first)).toEqual([
    '<link rel="canonical" href="https://site.example/readers/004711">',
    '<link rel="next" href="https://site.example/readers/004711?page=2">',
  ])
  expect(links(second)).toEqual([
    '<link rel="canonical" href="https://site.example/readers/004711?page=2">',
    '<link rel="prev" href="https://site.example/readers/004711">',
  ])
  expect(second.match(/part="teaser"/g)?.length).toBe(7)
  for (const page of ['3', '0', '-1', '1e9', 'x', '99999']) {
    expect([page, (await get(`/readers/004711?page=${page}`)).status]).toEqual([page, 404])
  }
})

test('a site can be below a path', async () => {
  const {get} = await openDelivery(undefined, {url: 'https://site.example/advice'})
  expect((await get('')).status).toBe(200)
  const slash = await get('/')
  expect([slash.status, slash.headers.get('location')]).toEqual([301, '/advice'])
  const html = await (await get('/articles/how-to-listen')).text()
  expect(html).toContain('href="https://site.example/advice/articles/an-older-letter"')
})
