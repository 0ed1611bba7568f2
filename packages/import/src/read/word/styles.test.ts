import {describe, expect, test} from 'vitest'

import {parseWord} from '../parse-word.ts'
import {blocks, HEADER} from './read-word.test.helper.ts'
import {createWordFile, paragraph, paragraphOf, run, style} from './word-file.test.helper.ts'

const outline = (value: number) => `<w:pPr><w:outlineLvl w:val="${value}"/></w:pPr>`

describe('styles', () => {
  test('make headings: by name in any language, by inheritance, by outline level', () => {
    const styles = [
      style('berschrift2', 'Überschrift Absatz', outline(1)),
      style('Heading3', 'heading 3'),
      style('Mine', 'My head', '<w:basedOn w:val="Heading3"/>'),
      style('Kop2', 'Kop 2'),
      style('NotOne', 'Not one', `<w:basedOn w:val="Heading3"/>${outline(9)}`),
    ].join('')
    expect(
      blocks(
        [
          ...['berschrift2', 'Mine', 'Kop2', 'NotOne'].map((id) =>
            paragraph(id, `<w:pStyle w:val="${id}"/>`),
          ),
          paragraph('Direct', '<w:outlineLvl w:val="3"/>'),
          paragraph('Text.'),
        ].join(''),
        {styles},
      ),
    ).toEqual([
      'h2: berschrift2',
      'h3: Mine',
      'h2: Kop2',
      'normal: NotOne',
      'h4: Direct',
      'normal: Text.',
    ])
  })

  test('make quotes', () => {
    const italic = '<w:rPr><w:i/></w:rPr>'
    const styles = [
      style('BlockText', 'Block Text'),
      style('QuoteX', 'Quotations'),
      style('Quote', 'Quote', italic),
      style('Poem', 'Poem', '<w:basedOn w:val="Quote"/>'),
    ].join('')
    expect(
      blocks(
        ['BlockText', 'QuoteX', 'Quote', 'Poem']
          .map((id) => paragraph(id, `<w:pStyle w:val="${id}"/>`))
          .join(''),
        {styles},
      ),
    ).toEqual([
      'blockquote: BlockText',
      'blockquote: QuoteX',
      'blockquote: Quote',
      'blockquote: Poem',
    ])
  })

  test('make bold and italic text, also of right-to-left text', () => {
    const styles = [
      style('Key', 'Key Sentence', '<w:rPr><w:b/></w:rPr>'),
      style('Strong', 'Strong', '<w:rPr><w:b/></w:rPr>', 'character'),
      style('Emphasis', 'Emphasis', '', 'character'),
    ].join('')
    expect(
      blocks(
        [
          paragraphOf(
            `${run('bold')}${run(' not', '<w:rStyle w:val="Strong"/>')}${run(' off', '<w:b w:val="0"/>')}`,
            '<w:pStyle w:val="Key"/>',
          ),
          paragraphOf(
            `${run('a', '<w:rStyle w:val="Strong"/>')}${run('b', '<w:rStyle w:val="Emphasis"/>')}`,
          ),
          paragraphOf(
            `${run('عنوان', '<w:rtl/><w:bCs/>')}${run(' نص', '<w:rtl/><w:b/>')}${run(' مائل', '<w:rtl/><w:iCs/>')}`,
          ),
        ].join(''),
        {styles},
      ),
    ).toEqual([
      'normal: [bold]{strong} not off',
      'normal: [a]{strong}[b]{em}',
      'normal: [عنوان]{strong} نص[ مائل]{em}',
    ])
  })

  test('make super- and subscript', () => {
    expect(
      blocks(
        paragraphOf(
          `${run('10')}${run('6', '<w:vertAlign w:val="superscript"/>')}${run(' H')}${run('2', '<w:vertAlign w:val="subscript"/>')}${run('O')}`,
        ),
      ),
    ).toEqual(['normal: 10[6]{sup} H[2]{sub}O'])
  })

  test('of the title become characters', () => {
    const document = parseWord(
      createWordFile({
        body: `${HEADER}${paragraphOf(`${run('10')}${run('6', '<w:vertAlign w:val="superscript"/>')}${run(' stars')}`)}${paragraph('Text.')}`,
      }),
    )
    expect(document.title).toBe('10⁶ stars')
  })

  test('of a drop cap do not tear a word', () => {
    expect(
      blocks(
        `${paragraph('O', '<w:framePr w:dropCap="drop" w:lines="3"/>')}${paragraph('nce upon a time.')}`,
      ),
    ).toEqual(['normal: Once upon a time.'])
  })
})
