import * as fc from 'fast-check'

import {UNSAFE_HREFS} from '../rules/unsafe-hrefs.test-data.ts'

/** Portable Text that a dataset or a page can contain, and the words that must be shown. */
export interface Specimen {
  readonly name: string
  readonly blocks: unknown
  readonly words: readonly string[]
}

const span = (text: unknown, marks: unknown = []) => ({_type: 'span', _key: 's', text, marks})
const block = (given: Record<string, unknown>) => ({
  _type: 'block',
  _key: 'b',
  style: 'normal',
  markDefs: [],
  children: [span('kept words')],
  ...given,
})
const kept = (name: string, blocks: unknown, ...words: string[]): Specimen => ({
  name,
  blocks,
  words: words.length > 0 ? words : ['kept words'],
})
const linked = (definition: Record<string, unknown>) => [
  block({
    children: [span('kept words', ['l'])],
    markDefs: [{_type: 'link', _key: 'l', ...definition}],
  }),
]

const INHERITED = ['__proto__', 'constructor', 'valueOf', 'toString', 'hasOwnProperty', '']
const NO_LISTS = [null, 0, 1, true, 'text', {}, [null], [1], ['x'], [[]], [{}]]

/** Broken and hostile Portable Text of every known kind. */
export const hostileBlocks: readonly Specimen[] = [
  ...UNSAFE_HREFS.map((href) => kept(`a link to ${JSON.stringify(href)}`, linked({href}))),
  ...INHERITED.flatMap((name) => [
    kept(`a style named '${name}'`, [block({style: name})]),
    kept(`a mark named '${name}'`, [block({children: [span('kept words', [name])]})]),
    kept(`a list of kind '${name}'`, [block({listItem: name})]),
    kept(`a type named '${name}'`, [{_type: name, children: [span('kept words')]}]),
    kept(`a type named '${name}' with fields`, [{_type: name, rows: ['kept words']}]),
    kept(`an annotation of type '${name}'`, linked({_type: name, href: 'https://site.example'})),
    kept(`an annotation with key '${name}'`, [
      block({
        children: [span('kept words', [name])],
        markDefs: [{_type: 'link', _key: name, href: 'https://site.example'}],
      }),
    ]),
  ]),
  ...NO_LISTS.flatMap((value) => [
    kept(`marks that are ${JSON.stringify(value)}`, [
      block({children: [span('kept words', value)]}),
    ]),
    kept(`markDefs that are ${JSON.stringify(value)}`, [block({markDefs: value})]),
    kept(`a body with ${JSON.stringify(value)} in it`, [value, block({})]),
  ]),
  ...[null, 0, -1, 1.5, 2.5, 1e4, 1e300, Number.NaN, Infinity, '3', {}, []].map((level) =>
    kept(
      `a list level of ${JSON.stringify(level)}, ${typeof level}`,
      [
        block({listItem: 'bullet', level}),
        block({listItem: 'number', level: 2, children: [span('more words')]}),
      ],
      'kept words',
      'more words',
    ),
  ),
  ...[null, 0, 7, true, {}, [], 'h1', 'h9', 'H2', 'script'].map((style) =>
    kept(`a style of ${JSON.stringify(style)}`, [block({style})]),
  ),
  kept('children that contain null', [block({children: [null, span('kept words')]})]),
  kept('children that are text', [block({children: ['kept words']})]),
  kept('a span without a type', [block({children: [{text: 'kept words'}]})]),
  kept('a span whose text is a number', [block({children: [span(42)]})], '42'),
  kept('a span whose text is an object', [block({children: [span({text: 'kept words'})]})]),
  kept('an inline object', [block({children: [{_type: 'emoji', label: 'kept words'}]})]),
  kept('children within children', [
    block({children: [{_type: 'x', children: [{_type: 'y', children: [span('kept words')]}]}]}),
  ]),
  kept('a paragraph that is text', ['kept words']),
  kept('a body that is text', 'kept words'),
  kept('a body that is one block', block({})),
  kept('a list within the body', [[block({})]]),
  kept(
    'markup as text',
    [block({children: [span('<script>alert(1)</script>')]})],
    '<script>alert(1)</script>',
  ),
  kept('markup as an address', linked({href: 'https://site.example/"><script>alert(1)</script>'})),
  kept('two spaces', [block({children: [span('kept  words')]})], 'kept  words'),
  kept(
    'line breaks',
    [block({children: [span('kept\nwords\r\nhere\rtoo')]})],
    'kept',
    'words',
    'here',
    'too',
  ),
  kept('control characters', [block({children: [span('kept\u0000 \u0007words')]})]),
  kept('a key used twice', [
    block({
      children: [span('kept words', ['l', 'l', 'strong', 'strong'])],
      markDefs: [
        {_type: 'link', _key: 'l', href: 'https://site.example/1'},
        {_type: 'link', _key: 'l', href: 'https://site.example/2'},
      ],
    }),
  ]),
  kept('an annotation named as a decorator', [
    block({
      children: [span('kept words', ['strong', 'em'])],
      markDefs: [{_type: 'link', _key: 'strong', href: 'https://site.example'}],
    }),
  ]),
  kept('a link within a link', [
    block({
      children: [span('kept ', ['a']), span('words', ['a', 'b'])],
      markDefs: [
        {_type: 'link', _key: 'a', href: 'https://site.example/a'},
        {_type: 'link', _key: 'b', href: 'https://site.example/b'},
      ],
    }),
  ]),
  kept('20,000 marks', [
    block({
      children: [
        span(
          'kept words',
          Array.from({length: 20_000}, (_, index) => `m${index}`),
        ),
      ],
    }),
  ]),
  kept('20,000 annotations', [
    block({
      children: [
        span(
          'kept words',
          Array.from({length: 20_000}, (_, index) => `m${index}`),
        ),
      ],
      markDefs: Array.from({length: 20_000}, (_, index) => ({
        _type: 'link',
        _key: `m${index}`,
        href: 'https://site.example',
      })),
    }),
  ]),
  kept('objects 20,000 deep', [nested(20_000)]),
  kept(
    'lists that skip levels and change kind',
    [
      block({listItem: 'bullet', level: 3, children: [span('one')]}),
      block({listItem: 'number', level: 3, children: [span('two')]}),
      block({listItem: 'number', level: 1, children: [span('three')]}),
      block({listItem: 'bullet', level: 6, children: [span('four')]}),
      block({listItem: 'bullet', level: 2, style: 'h2', children: [span('five')]}),
      block({listItem: 'number', level: 2, style: 'blockquote', children: [span('six')]}),
    ],
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
  ),
  kept(
    'a figure without a picture',
    [{_type: 'figure', alt: 'kept', caption: 'words'}],
    'kept',
    'words',
  ),
  kept('a figure with a hostile asset', [
    {_type: 'figure', asset: {_ref: 'image-../../x-1x1-png'}, caption: 'kept words'},
  ]),
  kept('a figure with a hostile crop', [
    {
      _type: 'figure',
      asset: {_ref: 'image-abc-100x50-png'},
      crop: {left: 2, top: -1, right: 'x', bottom: Number.NaN},
      hotspot: {x: '"><script>', y: null},
      caption: 'kept words',
    },
  ]),
  kept('a pull quote whose text is null', [
    {_type: 'pullQuote', text: null, attribution: 'kept words'},
  ]),
  kept(
    'a callout with an unknown tone',
    [
      {
        _type: 'callout',
        tone: '__proto__',
        title: 'kept',
        body: [block({children: [span('words')]}), null, {_type: 'x', y: 'here'}],
      },
    ],
    'kept',
    'words',
    'here',
  ),
  kept('a callout whose body is text', [{_type: 'callout', body: 'kept words'}]),
  kept(
    'callouts in callouts',
    [
      {
        _type: 'callout',
        title: 'kept',
        body: [{_type: 'callout', title: 'words', body: [block({children: [span('within')]})]}],
      },
    ],
    'kept',
    'words',
    'within',
  ),
  kept(
    'a recording without a file',
    [{_type: 'audio', caption: 'kept', transcript: 'words'}],
    'kept',
    'words',
  ),
  kept('a recording with a hostile file', [
    {_type: 'audio', file: {asset: {_ref: 'file-../../x-mp3'}}, transcript: 'kept words'},
  ]),
  kept('a recording whose transcript is Portable Text', [
    {_type: 'audio', file: {asset: {_ref: 'file-abc-mp3'}}, transcript: [block({})]},
  ]),
  kept('a card without a reader', [{_type: 'readerCard', reader: null}, block({})]),
  kept('a card of a reader without a name', [
    {_type: 'readerCard', reader: {tagline: 'kept words'}},
  ]),
  kept(
    'a card of a hostile reader',
    [
      {
        _type: 'readerCard',
        reader: {
          name: '<b>kept</b>',
          pin: '"><script>',
          tagline: {},
          photo: 'x',
          availability: {status: {label: 'words', tone: '__proto__', takesCalls: 'yes'}},
        },
      },
    ],
    '<b>kept</b>',
    'words',
  ),
  kept(
    'an unknown block',
    [{_type: 'table', rows: [{cells: ['kept', 'words']}, {cells: ['here']}]}],
    'kept',
    'words',
    'here',
  ),
  kept('fields that throw', [throwing(), block({})]),
  kept('a block that contains itself', [circular()]),
]

function nested(depth: number): unknown {
  let value: unknown = {_type: 'x', text: 'kept words'}
  for (let level = 0; level < depth; level++) {
    value = {_type: 'x', inner: value}
  }
  return value
}

function throwing(): unknown {
  return Object.defineProperty({_type: 'block'}, 'children', {
    enumerable: true,
    get() {
      throw new Error('hostile')
    },
  })
}

function circular(): unknown {
  const value: Record<string, unknown> = {_type: 'x', title: 'kept words'}
  value['inner'] = value
  return value
}

const anything = fc.anything({maxDepth: 3, withNullPrototype: false})
const mark = fc.constantFrom(
  'strong',
  'em',
  'code',
  'underline',
  'strike-through',
  'sub',
  'sup',
  'a',
  'b',
  'c',
  '__proto__',
  'other',
)
const address = fc.oneof(
  fc.webUrl(),
  fc.constantFrom('/path', 'mailto:a@b.example', 'tel:+441', 'https://site.example/here'),
  fc.constantFrom(...UNSAFE_HREFS),
)
const anySpan = fc.record(
  {
    _type: fc.constant('span'),
    _key: fc.string(),
    text: fc.oneof(
      {weight: 6, arbitrary: fc.string({unit: 'grapheme'})},
      {weight: 1, arbitrary: fc.constantFrom('a\nb', '\n', ' ', 'x  y', '<b>&amp;"\'')},
      {weight: 1, arbitrary: anything},
    ),
    marks: fc.oneof(
      {weight: 6, arbitrary: fc.array(mark, {maxLength: 5})},
      {weight: 1, arbitrary: anything},
    ),
  },
  {requiredKeys: ['_type']},
)
const definition = fc.record({
  _key: fc.constantFrom('a', 'b', 'c', 'strong', '__proto__'),
  _type: fc.constantFrom('link', 'articleLink', 'readerLink', 'other'),
  href: address,
  slug: fc.string(),
  pin: fc.string(),
})
const textBlock = fc.record(
  {
    _type: fc.constantFrom('block', 'block', 'other'),
    _key: fc.string(),
    style: fc.oneof(fc.constantFrom('normal', 'h2', 'h3', 'h4', 'blockquote'), anything),
    listItem: fc.constantFrom(undefined, undefined, 'bullet', 'number', 'other'),
    level: fc.oneof(fc.integer({min: -1, max: 8}), anything),
    markDefs: fc.oneof(
      {weight: 6, arbitrary: fc.array(definition, {maxLength: 4})},
      {weight: 1, arbitrary: anything},
    ),
    children: fc.oneof(
      {weight: 9, arbitrary: fc.array(anySpan, {maxLength: 7})},
      {weight: 1, arbitrary: anything},
    ),
  },
  {requiredKeys: ['_type', 'children']},
)
const image = {
  asset: fc.oneof(fc.constant({_ref: 'image-abc-1200x800-jpg'}), anything),
  crop: fc.oneof(
    fc.record({top: fc.double(), bottom: fc.double(), left: fc.double(), right: fc.double()}),
    anything,
  ),
  alt: fc.oneof(fc.string(), anything),
  caption: fc.oneof(fc.string(), anything),
}

/** Any Portable Text: mostly well-formed, with errors of every kind. */
export const portableText = fc.array(
  fc.oneof(
    {weight: 8, arbitrary: textBlock},
    {weight: 1, arbitrary: fc.record({_type: fc.constant('figure'), ...image})},
    {
      weight: 1,
      arbitrary: fc.record({
        _type: fc.constant('pullQuote'),
        text: fc.oneof(fc.string(), anything),
        attribution: fc.string(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        _type: fc.constant('callout'),
        tone: fc.string(),
        title: fc.string(),
        body: fc.array(textBlock, {maxLength: 3}),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        _type: fc.constant('audio'),
        file: fc.oneof(fc.constant({asset: {_ref: 'file-abc-mp3'}}), anything),
        caption: fc.oneof(fc.string(), anything),
        transcript: fc.oneof(fc.string({unit: 'grapheme'}), fc.constant('a\nb'), anything),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        _type: fc.constant('readerCard'),
        reader: fc.oneof(
          fc.record({name: fc.string(), pin: fc.string(), tagline: fc.string()}),
          anything,
        ),
      }),
    },
    {weight: 1, arbitrary: anything},
  ),
  {maxLength: 12},
)
