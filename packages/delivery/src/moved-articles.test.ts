import {describe, expect, test} from 'vitest'

import {article, createDocuments, openDelivery} from './open-delivery.test.helper.ts'

/** The documents of a site with an article that has moved, and the record of one that has been withdrawn. */
function createMovedDocuments(): readonly object[] {
  const formerSlugs = ['listening', 'an-older-letter', 'the ear & I']
  return [
    ...createDocuments().filter(
      (document) => !('_id' in document && document._id === 'article-how-to-listen'),
    ),
    {...article('how-to-listen', 'How to Listen', '2026-05-03T12:00:00Z'), formerSlugs},
    {
      _id: 'withdrawn-article-x',
      _type: 'withdrawnArticle',
      slugs: ['how-to-shout', 'an-older-letter'],
    },
  ]
}

describe('an address with a former slug', () => {
  test.each([
    ['/articles/listening', '/articles/how-to-listen'],
    [
      '/articles/listening?utm_source=mail&a=%20b',
      '/articles/how-to-listen?utm_source=mail&a=%20b',
    ],
    ['/articles/the%20ear%20&%20I', '/articles/how-to-listen'],
    ['/articles/listening.md', '/articles/how-to-listen.md'],
    ['/articles/listening.txt', '/articles/how-to-listen.txt'],
    ['/articles/listening/card.png', '/articles/how-to-listen/card.png'],
    ['/articles/listening.json?x', '/articles/how-to-listen.json?x'],
    [
      '/embed/listening?theme=midnight&hide=cover',
      '/embed/how-to-listen?theme=midnight&hide=cover',
    ],
    ['/embed/listening.js?live', '/embed/how-to-listen.js?live'],
    ['/newsletter/listening?theme=plain', '/newsletter/how-to-listen?theme=plain'],
    ['/fragments/articles/listening?lang=de', '/fragments/articles/how-to-listen?lang=de'],
  ])('redirects: %s', async (path, location) => {
    const {get} = await openDelivery(createMovedDocuments())
    const response = await get(path)
    expect({
      status: response.status,
      location: response.headers.get('location'),
      cacheControl: response.headers.get('cache-control'),
      tags: response.headers.get('surrogate-key'),
      origin: response.headers.get('access-control-allow-origin'),
      resourcePolicy: response.headers.get('cross-origin-resource-policy'),
    }).toEqual({
      status: 301,
      location,
      cacheControl: 'public, max-age=1, stale-while-revalidate=1, stale-if-error=86400',
      tags: 'article-how-to-listen',
      origin: '*',
      resourcePolicy: 'cross-origin',
    })
    expect((await get(location)).status).toBe(200)
  })

  test('redirects within the path of the site', async () => {
    const {get} = await openDelivery(createMovedDocuments(), {url: 'https://site.example/advice'})
    const response = await get('/articles/listening')
    expect(response.headers.get('location')).toBe('/advice/articles/how-to-listen')
  })

  test('is that of the article in oEmbed', async () => {
    const {get} = await openDelivery(createMovedDocuments())
    for (const folder of ['articles', 'embed']) {
      const url = encodeURIComponent(`https://site.example/${folder}/listening`)
      const response = await get(`/oembed?url=${url}`)
      expect(await response.json()).toMatchObject({
        title: 'How to Listen',
        html: expect.stringContaining('src="https://site.example/embed/how-to-listen"'),
      })
    }
  })

  test('is of the article that has the slug now', async () => {
    const {get, lake} = await openDelivery(createMovedDocuments())
    const response = await get('/articles/an-older-letter')
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringContaining('An Older Letter'),
    ])
    await lake.mutate({create: article('listening', 'Listening', '2026-06-01T10:00:00Z')})
    await expect.poll(async () => (await get('/articles/listening')).status).toBe(200)
  })

  test('follows an article that moves again, and back', async () => {
    const {get, lake} = await openDelivery(createMovedDocuments())
    const move = (current: string, ...formerSlugs: string[]) =>
      lake.mutate({
        patch: {id: 'article-how-to-listen', set: {slug: {current}, formerSlugs}},
      })
    const follow = async (slug: string) => {
      const {status, headers} = await get(`/articles/${slug}`)
      return headers.get('location') ?? status
    }
    await move('the-ear', 'listening', 'how-to-listen')
    await expect.poll(() => follow('listening')).toBe('/articles/the-ear')
    expect(await follow('how-to-listen')).toBe('/articles/the-ear')
    await move('listening', 'how-to-listen', 'the-ear')
    await expect.poll(() => follow('listening')).toBe(200)
    expect(await follow('the-ear')).toBe('/articles/listening')
  })

  test('does not redirect to itself, in a circle, or to an article without a slug', async () => {
    const {get} = await openDelivery([
      {
        ...article('d', 'D', '2026-06-01T10:00:00Z'),
        slug: {current: 'd\u0001'},
        formerSlugs: ['e'],
      },
      {
        ...article('e', 'E', '2026-06-01T10:00:00Z'),
        slug: {current: 'e\u0001'},
        formerSlugs: ['d'],
      },
      {
        ...article('a', 'A', '2026-06-01T10:00:00Z'),
        slug: {current: 'a\u0001b'},
        formerSlugs: ['ab'],
      },
      {...article('c', 'C', '2026-06-01T10:00:00Z'), slug: null, formerSlugs: ['c']},
    ])
    for (const slug of ['ab', 'c', 'd', 'e']) {
      expect([slug, (await get(`/articles/${slug}`)).status]).toEqual([slug, 404])
    }
  })
})

describe('an address of a withdrawn article', () => {
  test('says so, and lists what is near', async () => {
    const {get} = await openDelivery(createMovedDocuments(), {lang: 'de'})
    for (const path of ['/articles/how-to-shout', '/articles/how-to-shout.md']) {
      const response = await get(path)
      const html = await response.text()
      expect([response.status, response.headers.get('x-robots-tag')]).toEqual([410, 'noindex'])
      expect(html).toContain('<h1>Nicht mehr verfügbar</h1>')
      expect(html).toContain('href="https://site.example/articles/how-to-listen"')
    }
  })

  test('says so in frames, newsletters and fragments, and a script says so on the console', async () => {
    const {get} = await openDelivery(createMovedDocuments())
    for (const folder of ['embed', 'newsletter', 'fragments/articles']) {
      const path = `/${folder}/how-to-shout`
      const response = await get(path)
      expect([response.status, await response.text()]).toEqual([
        410,
        'The article at this address has been withdrawn.\n',
      ])
    }
    const script = await get('/embed/how-to-shout.js')
    expect([script.status, await script.text()]).toEqual([
      200,
      expect.stringContaining('has been withdrawn, so nothing is shown.'),
    ])
  })

  test('is in no list', async () => {
    const {get} = await openDelivery(createMovedDocuments())
    for (const path of ['/', '/sitemap.xml', '/feed.xml', '/llms.txt']) {
      expect(await (await get(path)).text()).not.toContain('how-to-shout')
    }
  })

  test('shows the article when it is published again', async () => {
    const {get, lake} = await openDelivery(createMovedDocuments())
    expect((await get('/articles/how-to-shout')).status).toBe(410)
    await lake.mutate({create: article('how-to-shout', 'How to Shout', '2026-06-01T10:00:00Z')})
    await expect.poll(async () => (await get('/articles/how-to-shout')).status).toBe(200)
  })

  test('does not reveal a draft', async () => {
    const {get, lake} = await openDelivery()
    await lake.mutate(
      {
        create: {
          ...article('a-draft', 'A Draft', '2026-06-01T10:00:00Z'),
          _id: 'drafts.article-a-draft',
          formerSlugs: ['before-it-was-a-draft'],
        },
      },
      {
        create: {
          _id: 'drafts.withdrawn-article-a-draft',
          _type: 'withdrawnArticle',
          slugs: ['a-draft'],
        },
      },
    )
    for (const path of ['/articles/a-draft', '/articles/before-it-was-a-draft']) {
      expect((await get(path)).status).toBe(404)
    }
  })
})
