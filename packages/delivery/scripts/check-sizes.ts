import {gzipSync} from 'node:zlib'

import {renderArticleNodes, THEME_NAMES, type ThemeName} from 'reader-article/ssr'

import {ARTICLE_BUILDER} from '../src/embed/article-builder.ts'
import {compactNode} from '../src/embed/compact-node.ts'
import {problemOfPlace, writeScript} from '../src/embed/embed-script.ts'

/** The limits of a one-file embed in bytes after gzip -9: its builder, and all but the article. */
const MAX_BUILDER_BYTES = 1000
const MAX_BYTES = 3000
/** What a theme may add for an article that has every kind of block. */
const MAX_THEME_BYTES = 100

const rendering = {projectId: 'abc123', dataset: 'production'}
const block = (style: string, listItem?: string) => ({
  _type: 'block',
  style,
  listItem,
  children: [{_type: 'span', text: 'Words.'}],
})
const image = {asset: {_ref: 'image-abc-1600x1000-jpg'}, alt: 'A'}
const status = {label: 'Available', tone: 'available', takesCalls: true}
/** What most articles have. */
const common = {
  title: 'T',
  publishedAt: '2026-05-03T12:00:00Z',
  cover: image,
  reader: {name: 'A', pin: '0043', tagline: 'B', photo: image, availability: {status}},
  body: ['Words.', block('h2'), block('normal', 'bullet'), block('blockquote'), block('normal')],
  signOff: 'Yours,',
  topics: [{title: 'T', slug: 't'}],
  settings: {phoneLines: [{label: 'A', number: '+44 20 7946 0157', priceWording: 'B'}]},
}
const related = {...common, related: [{title: 'R', slug: 'r'}]}
/** Has everything that needs styles. */
const all = {
  ...related,
  body: [
    ...common.body,
    {_type: 'callout', tone: 'warning', title: 'T', body: ['Words.']},
    {_type: 'pullQuote', text: 'Words.'},
    {_type: 'audio', file: {asset: {_ref: 'file-abc-mp3'}}, transcript: 'Words.'},
    {_type: 'figure', ...image, caption: 'Words.'},
    {_type: 'figure', ...image, asset: {_ref: 'image-abc-100x1000-jpg'}},
    block('normal', 'number'),
    ...['h2', 'h3', 'h4', 'h2', 'h2'].map((style) => block(style)),
  ],
}

const sizes: readonly (readonly [name: string, bytes: number, maxBytes: number])[] = [
  ['builder', measure(ARTICLE_BUILDER), MAX_BUILDER_BYTES],
  ['code and styles', measureWithoutArticle(common), MAX_BYTES],
  ['… of an article with related ones', measureWithoutArticle(related), MAX_BYTES],
  ['… of an article with all blocks', measureWithoutArticle(all), MAX_BYTES],
  ...THEME_NAMES.flatMap(
    (theme) =>
      [
        [`… and the theme ${theme}`, measureWithoutArticle(related, theme), MAX_BYTES],
        [
          `… with all blocks and ${theme}`,
          measureWithoutArticle(all, theme),
          MAX_BYTES + MAX_THEME_BYTES,
        ],
      ] as const,
  ),
]
for (const [name, bytes, maxBytes] of sizes) {
  console.log(`${name.padEnd(36)} ${String(bytes).padStart(6)} of ${maxBytes} bytes gzip`)
}
const tooLarge = sizes.filter(([, bytes, maxBytes]) => bytes > maxBytes)
if (tooLarge.length > 0) {
  console.error(`Over the limit: ${tooLarge.map(([name]) => name).join(', ')}.`)
  process.exitCode = 1
}

/** Measures a one-file embed whose tag and article are empty. */
function measureWithoutArticle(article: object, theme?: ThemeName): number {
  const styles = renderArticleNodes(compactNode, article, rendering, theme)?.styles ?? ''
  const problem = problemOfPlace('https://articles.example/embed/how-to-listen.js')
  return measure(writeScript([['reader-article', 0], styles, ['article', 0], problem]))
}

function measure(text: string): number {
  return gzipSync(text, {level: 9}).length
}
