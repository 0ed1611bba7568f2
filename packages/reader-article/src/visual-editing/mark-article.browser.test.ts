import {articleQuery, queryUrl} from '@reader-article/content'
import type {ContentSourceMap} from '@sanity/client'
import {afterEach, beforeAll, expect, it} from 'vitest'

import {configure} from '../configuration.ts'
import {customBlocks, registerBlock} from '../custom-blocks.ts'
import {
  makeAvailability,
  makeElement,
  makeReader,
  testDataset,
  waitForEvent,
  write,
} from '../element/on-page.test.helper.ts'
import {defineReaderArticle} from '../reader-article/reader-article.define.ts'
import {markArticle} from './mark-article.ts'

const PICTURE = {asset: {_type: 'reference', _ref: 'image-00ff-400x300-jpg', _weak: true}}

beforeAll(async () => {
  configure(testDataset)
  defineReaderArticle()
  await write(
    makeReader('660001', 'Edith One', {
      tagline: 'In few words',
      photo: {_type: 'image', ...PICTURE},
    }),
    makeReader('660002', 'Edith Two'),
    {...makeAvailability('660001', 'busy'), since: '2026-05-01T12:00:00Z'},
    makeAvailability('660002', 'available'),
    {_id: 'topic-untitled', _type: 'topic', title: '', slug: {_type: 'slug', current: 'untitled'}},
    makeArticle('edited', [
      paragraph('empty', ''),
      paragraph('lead', 'Before.'),
      {...paragraph('item', 'An item.'), listItem: 'bullet', level: 1},
      {...paragraph('inner', 'Within.'), listItem: 'number', level: 2},
      {...paragraph('last', 'The last.'), listItem: 'bullet', level: 1},
      {...paragraph('quote', 'Quoted.'), style: 'blockquote'},
      {_key: 'figure', _type: 'figure', ...PICTURE, alt: '', caption: 'A caption.'},
      {
        _key: 'box',
        _type: 'callout',
        tone: 'tip',
        title: 'A tip.',
        body: [paragraph('p', 'Boxed.')],
      },
      {_key: 'card', _type: 'readerCard', reader: {_type: 'reference', _ref: 'reader-660002'}},
      paragraph('end', 'After.'),
    ]),
    makeArticle('polled', [
      paragraph('before', 'Before.'),
      {_key: 'poll', _type: 'poll'},
      paragraph('after', 'After.'),
    ]),
  )
})

afterEach(() => {
  document.body.replaceChildren()
  customBlocks.clear()
})

it('finds the field of every part of an article, and of its reader, topics and settings', async () => {
  expect(await markShown('edited')).toEqual([
    'An edited one: article-edited title',
    '1 May 2026: article-edited publishedAt',
    'img: article-edited cover',
    'Love,: article-edited signOff',
    'Edith One – PIN 660001: reader-660001 pin',
    // The head, and the card at the end, which has no PIN below the signature.
    'img: reader-660001 photo',
    'Edith One: reader-660001 name',
    'PIN 660001: reader-660001 pin',
    'Busy: availability-reader-660001 status',
    'img: reader-660001 photo',
    'Edith One: reader-660001 name',
    'In few words: reader-660001 tagline',
    'div: settings phoneLines',
    'Busy: availability-reader-660001 status',
    'Before.: article-edited body[_key=="lead"]',
    'An item.Within.: article-edited body[_key=="item"]',
    'Within.: article-edited body[_key=="inner"]',
    'The last.: article-edited body[_key=="last"]',
    'Quoted.: article-edited body[_key=="quote"]',
    'A caption.: article-edited body[_key=="figure"]',
    'A tip.Boxed.: article-edited body[_key=="box"]',
    'Edith TwoPIN 660002 Av: article-edited body[_key=="card"]',
    'Edith Two: reader-660002 name',
    'PIN 660002: reader-660002 pin',
    'Call Edith Two +44 20: settings phoneLines',
    // Without a field of the availability in the result, the status leads to the reader.
    'Available: reader-660002 name',
    'After.: article-edited body[_key=="end"]',
    // The topic before it has no title, and is not shown.
    'Grief: topic-grief title',
    'An Older Letter: article-older-letter title',
  ])
})

it('marks no wrong block after a block of which the page makes several elements', async () => {
  registerBlock('poll', (_, h) => {
    const fragment = document.createDocumentFragment()
    fragment.append(h('p', null, 'One'), h('p', null, 'Two'))
    return fragment
  })
  const marked = await markShown('polled')
  expect(marked.filter((each) => each.includes('body'))).toEqual([
    'Before.: article-polled body[_key=="before"]',
  ])
})

it('marks a block of which the page makes one element', async () => {
  registerBlock('poll', (_, h) => h('p', null, 'A poll'))
  const marked = await markShown('polled')
  expect(marked.filter((each) => each.includes('body'))).toEqual([
    'Before.: article-polled body[_key=="before"]',
    'A poll: article-polled body[_key=="poll"]',
    'After.: article-polled body[_key=="after"]',
  ])
})

/** Shows an article; returns the text of each marked node with its field. */
async function markShown(slug: string): Promise<readonly string[]> {
  const url = queryUrl(testDataset, articleQuery({by: 'slug', value: slug}))
  const response = await fetch(`${url}&resultSourceMap=withKeyArraySelector`)
  const {result, resultSourceMap: sourceMap}: {result: unknown; resultSourceMap: ContentSourceMap} =
    await response.json()
  const element = makeElement('reader-article', {lang: 'en-GB'})
  element.data = result
  const loaded = waitForEvent(element, 'reader-article-load')
  document.body.append(element)
  await loaded
  const marked: string[] = []
  if (element.shadowRoot && element.article) {
    markArticle(element.shadowRoot, element.article, {result, sourceMap}, (node, {id, path}) => {
      const text =
        node.textContent?.trim().slice(0, 22).trim() || node.querySelector('img')?.localName
      marked.push(`${text || node.localName}: ${id} ${path}`)
    })
  }
  return marked
}

function makeArticle(slug: string, body: readonly object[]) {
  return {
    _id: `article-${slug}`,
    _type: 'article',
    title: `An ${slug} one`,
    slug: {_type: 'slug', current: slug},
    publishedAt: '2026-05-01T12:00:00Z',
    reader: {_type: 'reference', _ref: 'reader-660001'},
    cover: {_type: 'image', ...PICTURE, alt: ''},
    signOff: 'Love,',
    topics: [
      {_key: 'a', _type: 'reference', _ref: 'topic-untitled'},
      {_key: 'b', _type: 'reference', _ref: 'topic-grief'},
    ],
    related: [{_key: 'a', _type: 'reference', _ref: 'article-older-letter'}],
    body,
  }
}

function paragraph(key: string, text: string) {
  return {
    _key: key,
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [{_key: 's', _type: 'span', text, marks: []}],
  }
}
