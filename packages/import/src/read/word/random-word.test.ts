import * as fc from 'fast-check'
import {expect, test} from 'vitest'

import type {ParsedDocument} from '../document.ts'
import {DocumentError} from '../document-error.ts'
import {parseWord} from '../parse-word.ts'
import {
  createWordFile,
  field,
  instance,
  item,
  list,
  paragraph,
  paragraphOf,
  run,
  style,
  table,
} from './word-file.test.helper.ts'

const START = `${paragraph('Clara Bell - PIN 700107 - Available')}${paragraph('A title')}`
const PARTS = {
  styles: `${style('H', 'heading 2')}${style('Q', 'Quote')}${style('C', 'caption')}`,
  numbering: [
    ...['bullet', 'decimal', 'lowerLetter'].map((format, id) => list(id, format)),
    ...[0, 1, 2].map((id) => instance(id + 1, id)),
  ].join(''),
}

const word = fc.stringMatching(/^[a-z]{3,8}$/u)
const properties = fc.constantFrom(
  '',
  '<w:b/>',
  '<w:i/><w:u w:val="single"/>',
  '<w:vertAlign w:val="superscript"/>',
)
const wrapper = fc.constantFrom('ins', 'moveTo', 'smartTag', 'customXml', 'dir', 'bdo', 'hyperlink')
const textRun = fc
  .tuple(word, properties)
  .map(([text, given]) => ({xml: run(`${text} `, given), words: [text]}))
const inline = fc.oneof(
  textRun,
  fc
    .tuple(wrapper, textRun)
    .map(([name, {xml, words}]) => ({xml: `<w:${name}>${xml}</w:${name}>`, words})),
  textRun.map(({xml, words}) => ({xml: field('REF a \\h', xml), words})),
  textRun.map(({xml}) => ({
    xml: `<w:del>${xml.replaceAll('w:t', 'w:delText')}</w:del>`,
    words: [],
  })),
  word.map((text) => ({xml: run(text, '<w:vanish/>'), words: []})),
  fc
    .constantFrom('<w:br/>', '<w:tab/>', '<w:cr/>', '<w:br w:type="page"/>')
    .map((xml) => ({xml: `<w:r>${xml}</w:r>`, words: []})),
)
const block = fc
  .tuple(
    fc.array(inline, {maxLength: 5}),
    fc.constantFrom(
      '',
      '<w:pStyle w:val="H"/>',
      '<w:pStyle w:val="Q"/>',
      '<w:pStyle w:val="C"/>',
      '<w:framePr w:dropCap="drop"/>',
      '<w:rPr><w:del/></w:rPr>',
      item(1),
      item(2, 1),
      item(3, 8),
    ),
  )
  .map(([content, given]) => ({
    xml: paragraphOf(content.map(({xml}) => xml).join(''), given),
    words: content.flatMap(({words}) => words),
  }))
const blockOrTable = fc.oneof(
  {weight: 4, arbitrary: block},
  {
    weight: 1,
    arbitrary: fc
      .array(fc.array(block, {minLength: 1, maxLength: 3}), {minLength: 1, maxLength: 3})
      .map((rows) => ({
        xml: table(...rows.map((row) => row.map(({xml}) => xml))),
        words: rows.flat().flatMap(({words}) => words),
      })),
  },
)

function wordsOf({body, signOff = '', signature = ''}: ParsedDocument): string[] {
  const text = body.map((each) =>
    each._type === 'block' ? each.children.map((span) => span.text).join('') : '',
  )
  return [...text, signOff, signature].join(' ').match(/\b[a-z]{3,}\b/gu) ?? []
}

test('random documents keep every visible word, in order and unglued', () => {
  fc.assert(
    fc.property(fc.array(blockOrTable, {minLength: 1, maxLength: 8}), (blocks) => {
      const xml = blocks.map((each) => each.xml).join('')
      const end = paragraph('the last one.')
      const document = parseWord(createWordFile({body: `${START}${xml}${end}`, ...PARTS}))
      expect(wordsOf(document)).toEqual([
        ...blocks.flatMap(({words}) => words),
        'the',
        'last',
        'one',
      ])
    }),
    {numRuns: 300},
  )
})

test('random damage throws nothing but a DocumentError', () => {
  fc.assert(
    fc.property(
      fc.array(blockOrTable, {minLength: 1, maxLength: 4}),
      fc.array(fc.tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.nat(255)), {maxLength: 20}),
      (blocks, damage) => {
        const bytes = createWordFile({
          body: `${START}${blocks.map(({xml}) => xml).join('')}`,
          ...PARTS,
        })
        for (const [position, value] of damage) {
          bytes[Math.floor(position * (bytes.length - 1))] = value
        }
        expect(findOtherError(() => parseWord(bytes))).toBeUndefined()
      },
    ),
    {numRuns: 300},
  )
})

function findOtherError(action: () => unknown): unknown {
  try {
    action()
    return undefined
  } catch (error) {
    return error instanceof DocumentError ? undefined : error
  }
}
