import {createElement} from 'react'
import {renderToString} from 'react-dom/server'
import {expect, it} from 'vitest'

import {ReaderArticle, ReaderArticles, ReaderCard, ReaderDirectory, ReaderStatus} from './index.ts'

it('renders a tag with its attributes and children on a server', () => {
  const {type, props} = createElement(ReaderArticle, {
    slug: 'how-to-listen',
    articleId: 'article-1',
    apiHost: 'http://localhost:4100',
    headingLevel: 2,
    articlePath: '/a/{slug}',
    jsonLd: true,
    className: 'wide',
    data: {title: 'At hand'},
    onLoad() {},
  })
  expect(renderToString(createElement(type, props, createElement('a', {href: '/x'}, 'Read')))).toBe(
    '<reader-article slug="how-to-listen" article-id="article-1" api-host="http://localhost:4100" heading-level="2" article-path="/a/{slug}" json-ld="" class="wide"><a href="/x">Read</a></reader-article>',
  )
})

it('renders the tag of every element', () => {
  expect(
    [
      createElement(ReaderStatus, {pin: '700107'}),
      createElement(ReaderCard, {pin: '700107', lang: 'cy'}),
      createElement(ReaderArticles, {
        readerPin: '700107',
        layout: 'grid',
        articlePath: '/a/{slug}',
        hrefPattern: '/b/{slug}',
      }),
      createElement(ReaderDirectory, {status: 'Available', live: true}),
    ].map((element) => renderToString(element)),
  ).toEqual([
    '<reader-status pin="700107"></reader-status>',
    '<reader-card pin="700107" lang="cy"></reader-card>',
    '<reader-articles reader-pin="700107" layout="grid" article-path="/a/{slug}" href-pattern="/b/{slug}"></reader-articles>',
    '<reader-directory status="Available" live=""></reader-directory>',
  ])
})
