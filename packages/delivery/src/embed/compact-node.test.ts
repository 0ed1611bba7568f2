import {Markup, markup, serialise} from '@reader-article/content'
import {parseFragment} from 'parse5'
import {renderArticleNodes} from 'reader-article/ssr'
import {describe, expect, test} from 'vitest'

import {compactNode} from './compact-node.ts'
import {toMarkup} from './read-script.test.helper.ts'

interface Specimen {
  readonly name: string
  readonly blocks: unknown
}

// TypeScript compiles each package on its own, so the data for the tests of another one are imported by their URL.
const corpus = new URL('../../../content/src/render/corpus.test-data.ts', import.meta.url).href
const {hostileBlocks}: {hostileBlocks: readonly Specimen[]} = await import(corpus)

/** The elements and attributes that articles have. */
const TAGS = new Set(
  'article header footer h1 h2 h3 h4 h5 h6 p div section nav details summary ul ol li a span strong em code u s sub sup br small bdi time figure figcaption img audio blockquote aside'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(
  'part id dir role href rel src srcset sizes alt width height loading fetchpriority datetime controls preload open aria-label aria-hidden data-reader'.split(
    ' ',
  ),
)
const LINKS = /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|#)/

const rendering = {projectId: 'abc', dataset: 'production', articlePath: '/articles/{slug}'}
const reader = {
  _id: 'reader-004711',
  name: 'Ada',
  pin: '004711',
  photo: {asset: {_ref: 'image-abc-100x100-jpg'}},
  availability: {status: {label: 'Available', tone: 'available', takesCalls: true}},
}
const settings = {phoneLines: [{label: 'Card', number: '+44 20 7946 0157', priceWording: '£1'}]}
const fields = {title: 'T', slug: 'x', publishedAt: '2026-05-03T12:00:00Z', reader, settings}

describe.each(hostileBlocks)('an article with $name', ({blocks}) => {
  const article = {...fields, body: blocks, related: [{title: 'R', slug: 'r'}]}
  const compact = renderArticleNodes(compactNode, article, rendering)?.content.element

  test('is the same as data and as HTML', () => {
    const html = renderArticleNodes(markup, article, rendering)?.content ?? new Markup('')
    expect(parseFragment(serialise(toMarkup(compact)))).toEqual(
      parseFragment(serialise(html).replaceAll(/ data-lqip="[^"]*"/g, '')),
    )
  })

  test('has only known elements, attributes and kinds of links', () => {
    expect(findUnknown(compact)).toEqual([])
  })
})

test('texts are joined, empty ones and the previews of images are omitted', () => {
  const node = compactNode(
    'p',
    {part: 'x', open: true, id: null, 'data-lqip': 'data:'},
    'a',
    ['', [' b']],
    () => compactNode('img', {width: 7, 'data-lqip': 'data:'}),
    false,
    'c',
  )
  expect(node.element).toEqual([
    'p',
    ['part', 'x', 'open', ''],
    'a b',
    ['img', ['width', '7']],
    'c',
  ])
  expect(compactNode('br', null).element).toEqual(['br', 0])
})

function findUnknown(node: unknown): readonly string[] {
  if (typeof node === 'string') {
    return []
  }
  const [tag, attributes, ...children] = Array.isArray(node) ? node : []
  const pairs: readonly unknown[] = Array.isArray(attributes) ? attributes : []
  const unknown = pairs.flatMap((name, index) => {
    const value = String(pairs[index + 1])
    return index % 2 === 1 ||
      (ATTRIBUTES.has(String(name)) && (name !== 'href' || LINKS.test(value)))
      ? []
      : [`${String(name)}=${value}`]
  })
  return [
    ...(TAGS.has(String(tag)) ? [] : [String(tag)]),
    ...unknown,
    ...children.flatMap(findUnknown),
  ]
}
