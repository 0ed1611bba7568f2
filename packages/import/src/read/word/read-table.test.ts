import {describe, expect, test} from 'vitest'

import {parseWord} from '../parse-word.ts'
import {blocks, text, warnings} from './read-word.test.helper.ts'
import {
  createWordFile,
  describeBlocks,
  instance,
  item,
  list,
  paragraph,
  paragraphOf,
  style,
  table,
} from './word-file.test.helper.ts'

const column = (name: string) => `${paragraph(`${name} one.`)}${paragraph(`${name} two.`)}`
const merge = (value: string) => `<w:tcPr><w:vMerge${value}/></w:tcPr>`

describe('tables', () => {
  test('keep cells, paragraphs and items apart', () => {
    expect(
      blocks(
        table(
          [
            `${paragraph('Monday')}${paragraph('Closed')}`,
            `${paragraph('Tuesday')}${paragraph('Open')}`,
          ],
          [paragraph('£3'), `${paragraph('one', item(1))}${paragraph('two', item(1))}`],
          [paragraph(''), paragraph('')],
          [paragraph('a'), paragraph(''), paragraph('c')],
        ),
        {numbering: `${list(1, 'decimal')}${instance(1, 1)}`},
      ),
    ).toEqual([
      'normal: Monday\nClosed | Tuesday\nOpen',
      'normal: £3 | 1. one\n2. two',
      'normal: a | | c',
    ])
  })

  test('name a note in a merged cell, which is not shown', () => {
    expect(
      warnings(
        `<w:tbl><w:tr><w:tc>${merge(' w:val="restart"')}${paragraph('One')}</w:tc><w:tc>${paragraph('Two')}</w:tc></w:tr><w:tr><w:tc>${merge('')}${paragraphOf(text('<w:footnoteReference w:id="2"/>'))}</w:tc><w:tc>${paragraph('Three')}</w:tc></w:tr></w:tbl>`,
        {footnotes: `<w:footnote w:id="2">${paragraph('The note.')}</w:footnote>`},
      ),
    ).toEqual([
      '5: a picture or a note was left out: its table cell is merged into another one, and Word does not show it',
    ])
  })

  test('show merged cells once', () => {
    const body = table(
      [`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('Wide head')}`],
      [`${merge(' w:val="restart"')}${paragraph('tall')}`, paragraph('c')],
      [`${merge('')}${paragraph('tail')}`, paragraph('d')],
    )
    expect(blocks(body)).toEqual(['normal: Wide head', 'normal: tall | c', 'normal: d'])
    expect(warnings(body)).toEqual([
      '6: the text “tail” was left out: its table cell is merged into another one, and Word does not show it',
    ])
  })

  test('with one row of several paragraphs are columns', () => {
    expect(blocks(table([column('Left'), column('Right')]))).toEqual([
      'normal: Left one.',
      'normal: Left two.',
      'normal: Right one.',
      'normal: Right two.',
    ])
  })

  test('that lay out an article become the article', () => {
    const styles = style('Heading2', 'heading 2')
    const document = parseWord(
      createWordFile({
        body: table(
          [paragraph('Clara Bell'), paragraph('PIN 700107'), paragraph('Available')],
          [paragraph('A title')],
          [
            `${paragraph('A heading', '<w:pStyle w:val="Heading2"/>')}${paragraph('Its text.')}`,
            `${paragraph('milk', item(1))}${paragraph('bread', item(1))}`,
          ],
          [`${paragraph('Text.')}${table([paragraph('inner')])}`],
          [`${paragraph('Love and light,')}${paragraph('Clara')}`],
        ),
        styles,
        numbering: `${list(1, 'bullet', '•')}${instance(1, 1)}`,
      }),
    )
    expect(document).toMatchObject({
      name: 'Clara Bell',
      pin: '700107',
      title: 'A title',
      signOff: 'Love and light,',
    })
    expect(describeBlocks(document)).toEqual([
      'h2: A heading',
      'normal: Its text.',
      'bullet 1: milk',
      'bullet 1: bread',
      'normal: Text.',
      'normal: inner',
    ])
  })
})
