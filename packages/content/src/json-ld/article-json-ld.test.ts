import {expect, it} from 'vitest'

import {readArticle} from '../normalise/read-article.ts'
import {articleJsonLd, serialiseJsonLd} from './article-json-ld.ts'

const page = {
  url: 'https://advice.example/pages/how-to-listen',
  image: 'https://cdn.sanity.io/images/abc/production/abc-1600x1000.jpg?w=1200',
}

it('describes an article with all its fields', () => {
  const article = readArticle({
    _id: 'article-a',
    title: 'How to Listen',
    slug: 'how-to-listen',
    excerpt: 'Slowly.',
    publishedAt: '2026-05-03T12:00:00Z',
    reader: {name: 'Ada Quill', pin: '004711'},
    topics: [{title: 'Grief', slug: 'grief'}],
    settings: {organisation: 'The Line', articlePath: '/pages/{slug}'},
  })
  expect(article && articleJsonLd(article, page)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: 'How to Listen',
    url: 'https://advice.example/pages/how-to-listen',
    description: 'Slowly.',
    datePublished: '2026-05-03T12:00:00Z',
    image: ['https://cdn.sanity.io/images/abc/production/abc-1600x1000.jpg?w=1200'],
    author: {'@type': 'Person', name: 'Ada Quill'},
    publisher: {'@type': 'Organization', name: 'The Line'},
    keywords: ['Grief'],
  })
})

it.each([
  ['https://line.example/{slug}', {url: 'https://line.example/x'}],
  ['/articles/{slug}', {}],
  [undefined, {}],
])('uses the URL from the settings if it is absolute and no page is given: %s', (path, url) => {
  const article = readArticle({title: 'X', slug: 'x', settings: {articlePath: path}})
  expect(article && articleJsonLd(article)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: 'X',
    ...url,
  })
})

it('never ends its script element', () => {
  const article = readArticle({title: '</script><script>alert(1)', slug: 'x'})
  const text = article ? serialiseJsonLd(articleJsonLd(article, page)) : ''
  expect(text).not.toContain('<')
  expect(JSON.parse(text)).toMatchObject({headline: '</script><script>alert(1)'})
})
