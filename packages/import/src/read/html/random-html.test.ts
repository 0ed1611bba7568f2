// @vitest-environment jsdom
import {findLinkProblem} from '@reader-article/content'
import fc from 'fast-check'
import {expect, test} from 'vitest'

import type {DocumentBlock} from '../document.ts'
import {read, textOf} from './read-clipboard.test.helper.ts'

/** A piece of HTML, and the words that a browser shows of it; a space stands between what does not touch. */
interface Piece {
  html: string
  text: string
}

const word = fc.stringMatching(/^[a-z]{2,6}$/u)
const inlineTag = fc.constantFrom('b', 'i', 'u', 'span', 'code', 'font', 'o:p', 'a')
const blockTag = fc.constantFrom(
  'p',
  'div',
  'section',
  'blockquote',
  'h1',
  'h3',
  'h6',
  'pre',
  'aside',
)
const style = fc.constantFrom(
  '',
  ' style="font-weight:700"',
  ' style="white-space:pre-wrap"',
  ' style="font: 30px x"',
  " style='mso-list:l0 level2 lfo1'",
  ' class=MsoListParagraph',
  ' style=";:;mso-element:;font-weight:"',
)
const space = fc.constantFrom<Piece>(
  {html: ' ', text: ' '},
  {html: '&nbsp;', text: ' '},
  {html: '<span> </span>', text: ' '},
  {html: '\n', text: ' '},
  {html: '<br>', text: ' '},
)

const join = (pieces: readonly Piece[]): Piece => ({
  html: pieces.map(({html}) => html).join(''),
  text: pieces.map(({text}) => text).join(''),
})
const apart = ({html, text}: Piece): Piece => ({html, text: ` ${text} `})

const {inline, block} = fc.letrec<{inline: Piece; block: Piece}>((tie) => ({
  inline: fc.oneof(
    {depthSize: 'small'},
    {weight: 4, arbitrary: word.map((text) => ({html: text, text}))},
    {weight: 2, arbitrary: space},
    {
      weight: 2,
      arbitrary: fc
        .tuple(inlineTag, style, fc.array(tie('inline'), {maxLength: 4}))
        .map(([tag, attributes, pieces]) => {
          const {html, text} = join(pieces)
          return {html: `<${tag}${attributes.replace(/mso-list[^']*/u, '')}>${html}</${tag}>`, text}
        }),
    },
  ),
  block: fc.oneof(
    {depthSize: 'small'},
    {weight: 2, arbitrary: fc.array(tie('inline'), {maxLength: 6}).map(join)},
    {
      weight: 2,
      arbitrary: fc
        .tuple(blockTag, style, fc.array(tie('inline'), {maxLength: 6}))
        .map(([tag, attributes, pieces]) => {
          const {html, text} = join(pieces)
          return apart({html: `<${tag}${attributes}>${html}</${tag}>`, text})
        }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('block'), {maxLength: 3}))
        .map(([tag, items]) => {
          const {text} = join(items.map(apart))
          return {
            html: `<${tag}>${items.map(({html}) => `<li>${html}</li>`).join('')}</${tag}>`,
            text: ` ${text} `,
          }
        }),
    },
    {
      weight: 1,
      arbitrary: fc.array(fc.array(tie('block'), {maxLength: 3}), {maxLength: 3}).map((rows) => {
        const {text} = join(rows.flat().map(apart))
        const html = rows
          .map((cells) => `<tr>${cells.map((cell) => `<td>${cell.html}</td>`).join('')}</tr>`)
          .join('')
        return {html: `<table>${html}</table>`, text: ` ${text} `}
      }),
    },
  ),
}))

test('no visible word is lost, added or glued to another one', () => {
  fc.assert(
    fc.property(fc.array(block, {maxLength: 5}), (pieces) => {
      const {html, text} = join(pieces)
      const {blocks} = read(html)
      expect(wordsOf(textOf(blocks))).toEqual(wordsOf(text))
    }),
    {numRuns: 100},
  )
})

test('no block is empty, and hostile HTML leaves nothing but text, safe links and figures', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      '<a href="javascript:alert(1)">x</a>',
      '<a href="&#106;avascript:alert(1)">x</a>',
      '<a href="//evil.example">x</a>',
      '<a href="data:text/html,<script>">x</a>',
      '<a href="https://user:pass@example.org">x</a>',
      '<a href="https://example.org">x</a>',
      '<a href="#a" id="b">1</a>',
      '<p id="a"><a href="#b">1</a> note</p>',
      '<img src=x onerror=alert(1)>',
      '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
      '<svg><script>alert(1)</script></svg>',
      '<math><mi>x</mi></math>',
      '<!--[if !supportLists]-->',
      '<![endif]>',
      '<ol start="99999999999999999999" type="i">',
      '<li value="-5" aria-level="1e9">',
      '<table><tr><td>',
      '<div style="mso-element:footnote" id="ftn1">',
      '</div></p></table>',
      '\u202e\u0000\ud800',
    ),
    fc.string({unit: 'binary', maxLength: 20}),
    block.map(({html}) => html),
  )
  fc.assert(
    fc.property(fc.array(hostile, {maxLength: 12}), (parts) => {
      for (const each of read(parts.join('')).blocks) {
        checkBlock(each)
      }
    }),
    {numRuns: 100},
  )
})

test.each([2000])('%i nested elements overflow no stack', (depth) => {
  const {blocks} = read(`${'<div>'.repeat(depth)}word${'</div>'.repeat(depth)}`)
  expect(textOf(blocks)).toBe('word')
})

function checkBlock(block: DocumentBlock): void {
  if (block._type === 'figure') {
    expect(block.picture.source.kind).toBe('bytes')
    return
  }
  expect(block._type).toBe('block')
  if (block._type === 'block') {
    expect(textOf([block]).trim()).not.toBe('')
    expect(textOf([block])).not.toMatch(/[\u0000\u202e\ud800]|^\s|\s$/u)
    expect(block.level ?? 1).toBeLessThanOrEqual(10)
    for (const link of block.markDefs) {
      expect(link._type === 'link' ? findLinkProblem(link.href) : link._type).toBeUndefined()
    }
  }
}

/** Returns the words of a text without the labels that tables and lists get. */
function wordsOf(text: string): string[] {
  return text.split(/[^a-z]+/u).filter((each) => each !== '')
}
