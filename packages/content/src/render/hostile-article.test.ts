import * as fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {articleJsonLd, serialiseJsonLd} from '../json-ld/article-json-ld.ts'
import type {Article} from '../normalise/article.ts'
import {headingIds} from '../normalise/headings.ts'
import {articleToHtml} from './article-to-html.ts'
import {normalisedToHtml} from './blocks-to-html.ts'
import {fillPath} from './page-address.ts'
import {type RenderContext, renderContext} from './render-context.ts'
import {renderFigure} from './render-figure.ts'
import type {Hyperscript} from './hyperscript.ts'
import {renderLink} from './render-link.ts'
import {markup, serialise} from './markup.ts'
import {renderAllBlocks} from './rare-renderers.ts'
import {mergeText, parsePage, tree} from './page.test.helper.ts'
import {readArticle} from '../normalise/read-article.ts'
import {renderReaderCard} from './render-reader.ts'
import {readingTime} from '../normalise/reading-time.ts'
import {itemsOf, record} from '../normalise/untrusted-value.ts'

const photo = {
  asset: {_ref: 'image-abc-1200x800-jpg'},
  crop: {top: 0.1, bottom: 0, left: 0, right: 0.2},
  hotspot: {x: 0.5, y: 0.4},
  alt: 'Alt',
  lqip: 'data:image/png;base64,iVBORw0KGgo=',
}
const reader = {
  _id: 'reader-700107',
  name: 'Name',
  slug: 'name',
  pin: '700107',
  retired: false,
  tagline: 'Tagline',
  photo,
  availability: {
    since: '2026-05-03T12:00:00Z',
    note: 'Note',
    status: {label: 'Available', tone: 'available', takesCalls: true},
  },
}
const block = (...texts: string[]) => ({
  _type: 'block',
  _key: 'key',
  style: 'normal',
  level: 1,
  children: texts.map((text, index) => ({_type: 'span', _key: 's', text, marks: [`m${index}`]})),
  markDefs: [
    {_type: 'articleLink', _key: 'm0', slug: 'linked'},
    {_type: 'readerLink', _key: 'm1', slug: 'ada', pin: '0043'},
    {_type: 'link', _key: 'm2', href: 'https://advice.example/x'},
  ],
})
const DOCUMENT = {
  _id: 'article-a',
  title: 'Title',
  slug: 'title',
  excerpt: 'Excerpt',
  publishedAt: '2026-05-03T12:00:00Z',
  language: 'en',
  signOff: 'Yours',
  seo: {title: 'Search title', description: 'Description'},
  cover: {...photo, caption: 'Cover'},
  reader,
  topics: [{title: 'Topic', slug: 'topic'}],
  related: [{_id: 'article-b', title: 'Related', slug: 'related', publishedAt: '2026-05-04'}],
  settings: {
    organisation: 'The Line',
    articlePath: 'https://site.example/articles/{slug}',
    phoneLines: [{label: 'By card', number: '+44 20 7946 0157', priceWording: 'Free'}],
  },
  body: [
    block('w0w', 'w1w', 'w2w'),
    {...block('w3w'), style: 'h2'},
    {...block('w4w'), listItem: 'bullet'},
    {...block('w5w'), listItem: 'number', level: 2},
    {_type: 'figure', _key: 'f', ...photo, caption: 'w6w'},
    {_type: 'pullQuote', _key: 'p', text: 'w7w', attribution: 'w8w'},
    {_type: 'callout', _key: 'c', tone: 'tip', title: 'w9w', body: [block('w10w')]},
    {_type: 'readerCard', _key: 'r', reader: {...reader, name: 'w11w', tagline: 'w12w'}},
    {
      _type: 'audio',
      _key: 'a',
      file: {_type: 'file', asset: {_type: 'reference', _ref: 'file-abc-mp3'}},
      caption: 'w16w',
      transcript: 'w17w',
    },
    {_type: 'table', _key: 't', rows: [{cells: ['w13w', 'w14w']}]},
    block('w15w'),
  ],
}

type Path = readonly string[]
type HostileField = readonly [path: Path, value: unknown]

/** Values that the schema does not allow, and those that have made something throw before. */
const HOSTILE_VALUES: readonly unknown[] = [
  '\ud800',
  'a\udc00b',
  '\ud83d\ud83d\ude00',
  '\0\u0007\u001b',
  '\r\n\u2028',
  '%E0%A4%A',
  '../../{slug}',
  '{__proto__}{constructor}',
  'javascript:alert(1)',
  'https://[',
  'image-abc-99999999999999999999x1-jpg',
  `image-abc-${'9'.repeat(400)}x${'9'.repeat(400)}-jpg`,
  '+1234567890123456',
  'not_a_language!',
  '275760-09-14',
  '-271821-04-19T00:00:00Z',
  'Invalid Date',
  '__proto__',
  'constructor',
  null,
  undefined,
  true,
  -1,
  1e300,
  -1e300,
  Number.NaN,
  Infinity,
  2n ** 80n,
  new Date(Number.NaN),
  [],
  [null],
  [[[]]],
  {},
  Object.create(null),
  {toString: null, valueOf: 'x'},
  JSON.parse('{"__proto__": {"title": "x"}, "constructor": 1, "length": -1}'),
  nested(20_000, 'children'),
  nested(20_000, 'body'),
]

/** The paths of each field, by its name. */
const FIELDS = Map.groupBy(
  pathsIn(DOCUMENT).filter((path) => !/^\d+$/.test(path.at(-1) ?? '')),
  (path) => path.at(-1) ?? '',
)
const hostile = fc.oneof(
  {weight: 3, arbitrary: fc.constantFrom(...HOSTILE_VALUES)},
  {
    weight: 1,
    arbitrary: fc.string({unit: fc.nat(0xff_ff).map((code) => String.fromCharCode(code))}),
  },
  {weight: 1, arbitrary: fc.anything({withBigInt: true, withDate: true, withNullPrototype: true})},
)
const hostileFields = fc.array(fc.tuple(fc.constantFrom(...pathsIn(DOCUMENT)), hostile), {
  minLength: 1,
  maxLength: 4,
})

describe('an article with hostile fields', () => {
  it('is the same page in browsers and as HTML, with the text of all other fields', () => {
    fc.assert(
      fc.property(hostileFields, (fields) => {
        expect(findLostWords(fields)).toEqual([])
      }),
      {numRuns: 500},
    )
  })

  it.each([...FIELDS])(
    'keeps all other text if every field named $0 has a hostile value',
    (_, paths) => {
      for (const value of HOSTILE_VALUES) {
        expect(findLostWords(paths.map((path) => [path, value]))).toEqual([])
      }
    },
  )
})

/** Renders the document with hostile values, and returns the words of other fields that are missing. */
function findLostWords(fields: readonly HostileField[]): readonly string[] {
  const document = withHostileFields(fields)
  const article = readArticle(document)
  if (!article) {
    throw new Error('There is no article.')
  }
  const context = renderContext({
    settings: article.settings,
    readerPath: '/readers/{pin}-{slug}',
    headingIds: headingIds(itemsOf(record(document)['body']), article.slug),
  })
  const html = normalisedToHtml(article.body, context)
  expect(mergeText(renderAllBlocks(tree, article.body, context))).toEqual(parsePage(html))
  const around = serialise(renderAround(markup, article, context))
  expect(mergeText([renderAround(tree, article, context)])).toEqual(parsePage(around))
  expect(articleToHtml(document, {readerPath: '/readers/{pin}-{slug}'})).toContain(html)
  const data = serialiseJsonLd(articleJsonLd(article, {url: 'https://site.example/'}))
  expect(JSON.parse(data)).toMatchObject({'@type': 'Article'})
  expect(readingTime(itemsOf(record(document)['body']))).toBeGreaterThan(0)
  const paths = fields.map(([path]) => path)
  const kept = pathsIn(DOCUMENT).filter(
    (path) => !paths.some((hostilePath) => isWithin(path, hostilePath)),
  )
  const words = kept.map((path) => valueAt(path)).filter((value) => /^w\d+w$/.test(String(value)))
  return words.map(String).filter((word) => !html.includes(word))
}

function renderAround<N>(h: Hyperscript<N>, article: Article, context: RenderContext): N {
  const {cover, reader: author, related, publishedAt, settings} = article
  return h(
    'div',
    {'data-published': publishedAt && new Date(publishedAt).toISOString()},
    cover && renderFigure(h, 'cover', cover, 'https://cdn.example/'),
    author && renderReaderCard(h, author, context),
    related.map(({title, slug}) =>
      renderLink(h, fillPath(settings.articlePath, {slug}), context, title),
    ),
  )
}

function withHostileFields(fields: readonly HostileField[]): unknown {
  const document: unknown = structuredClone(DOCUMENT)
  for (const [path, value] of fields) {
    const parent = path.slice(0, -1).reduce(fieldOf, document)
    // An earlier hostile value can have replaced the parent of this field.
    if (typeof parent === 'object' && parent !== null && !Object.isFrozen(parent)) {
      Object.assign(parent, {[path.at(-1) ?? '']: value})
    }
  }
  return document
}

function valueAt(path: Path): unknown {
  return path.reduce(fieldOf, DOCUMENT)
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((name, index) => path[index] === name)
}

function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) {
    return [path]
  }
  const within = Object.entries(value).flatMap(([name, part]) => pathsIn(part, [...path, name]))
  return path.length > 0 ? [path, ...within] : within
}

function nested(depth: number, field: string): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level++) {
    value = [{_type: 'block', [field]: value}]
  }
  return value
}
