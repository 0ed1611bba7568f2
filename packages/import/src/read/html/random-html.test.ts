// @vitest-environment jsdom
import {findLinkProblem} from '@reader-article/content'
import {
  array,
  assert,
  constantFrom,
  letrec,
  oneof,
  property,
  string,
  stringMatching,
  tuple,
} from 'fast-check'
import {expect, test} from 'vitest'

import type {DocumentBlock} from '../document.ts'
import {read, textOf} from './read-clipboard.test.helper.ts'

const MAX_LEVEL = 10
// Spaces at an end, a change of the text direction, half a character.
const STRAY = /^\s|\s$|[\u202e\ud800]/u

/** A piece of HTML, and the words that a browser shows of it; a space stands between what does not touch. */
interface Piece {
  html: string
  text: string
}

const word = stringMatching(/^[a-z]{2,6}$/u)
const inlineTag = constantFrom('b', 'i', 'u', 'span', 'code', 'font', 'o:p', 'a')
const blockTag = constantFrom('p', 'div', 'section', 'blockquote', 'h1', 'h3', 'h6', 'pre', 'aside')
const style = constantFrom(
  '',
  ' style="font-weight:700"',
  ' style="white-space:pre-wrap"',
  ' style="font: 30px x"',
  " style='mso-list:l0 level2 lfo1'",
  ' class=MsoListParagraph',
  ' style=";:;mso-element:;font-weight:"',
)
const space = constantFrom<Piece>(
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

const {block: anyBlock} = letrec<{inline: Piece; block: Piece}>((tie) => ({
  inline: oneof(
    {depthSize: 'small'},
    {weight: 4, arbitrary: word.map((text) => ({html: text, text}))},
    {weight: 2, arbitrary: space},
    {
      weight: 2,
      arbitrary: tuple(inlineTag, style, array(tie('inline'), {maxLength: 4})).map(
        ([tag, attributes, pieces]) => {
          const {html, text} = join(pieces)
          return {html: `<${tag}${attributes.replace(/mso-list[^']*/u, '')}>${html}</${tag}>`, text}
        },
      ),
    },
  ),
  block: oneof(
    {depthSize: 'small'},
    {weight: 2, arbitrary: array(tie('inline'), {maxLength: 6}).map(join)},
    {
      weight: 2,
      arbitrary: tuple(blockTag, style, array(tie('inline'), {maxLength: 6})).map(
        ([tag, attributes, pieces]) => {
          const {html, text} = join(pieces)
          return apart({html: `<${tag}${attributes}>${html}</${tag}>`, text})
        },
      ),
    },
    {
      weight: 1,
      arbitrary: tuple(constantFrom('ul', 'ol'), array(tie('block'), {maxLength: 3})).map(
        ([tag, items]) => {
          const {text} = join(items.map(apart))
          return {
            html: `<${tag}>${items.map(({html}) => `<li>${html}</li>`).join('')}</${tag}>`,
            text: ` ${text} `,
          }
        },
      ),
    },
    {
      weight: 1,
      arbitrary: array(array(tie('block'), {maxLength: 3}), {maxLength: 3}).map((rows) => {
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
  assert(
    property(array(anyBlock, {maxLength: 5}), (pieces) => {
      const {html, text} = join(pieces)
      const {blocks} = read(html)
      expect(wordsOf(textOf(blocks))).toEqual(wordsOf(text))
    }),
    {numRuns: 100},
  )
})

test('no block is empty, and hostile HTML leaves nothing but text, safe links and figures', () => {
  const hostile = oneof(
    constantFrom(
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
    string({unit: 'binary', maxLength: 20}),
    anyBlock.map(({html}) => html),
  )
  assert(
    property(array(hostile, {maxLength: 12}), (parts) => {
      expect(read(parts.join('')).blocks.flatMap(findProblems)).toEqual([])
    }),
    {numRuns: 100},
  )
})

test.each([2000])('%i nested elements overflow no stack', (depth) => {
  const {blocks} = read(`${'<div>'.repeat(depth)}word${'</div>'.repeat(depth)}`)
  expect(textOf(blocks)).toBe('word')
})

/** Returns what is wrong with a block: an empty text, stray spaces or characters, a wrong level, an unsafe link. */
function findProblems(block: DocumentBlock): string[] {
  if (block._type !== 'block') {
    return block._type === 'figure' && block.picture.source.kind === 'bytes' ? [] : [block._type]
  }
  const text = textOf([block])
  // The first line of code can be indented.
  const isCode = block.children[0]?.marks.includes('code') === true
  return [
    ...(text.trim() === '' ? ['empty'] : []),
    ...(STRAY.test(isCode ? text.replace(/^ +/u, '') : text) ? [text] : []),
    ...((block.level ?? 1) > MAX_LEVEL ? [`level ${block.level}`] : []),
    ...block.markDefs.flatMap((link) =>
      link._type === 'link' && findLinkProblem(link.href) === undefined ? [] : [link._type],
    ),
  ]
}

/** Returns the words of a text without the labels that tables and lists get. */
function wordsOf(text: string): string[] {
  return text.split(/[^a-z]+/u).filter((each) => each !== '')
}
