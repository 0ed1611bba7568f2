import {describe, expect, test} from 'vitest'

import {parseWord} from '../parse-word.ts'
import {blocks, HEADER, START, text} from './read-word.test.helper.ts'
import {
  createWordFile,
  describeBlocks,
  instance,
  item,
  list,
  paragraph,
  paragraphOf,
  run,
} from './word-file.test.helper.ts'

const note = (id: number, kind = 'footnote') => text(`<w:${kind}Reference w:id="${id}"/>`)
const footnotes = `<w:footnote w:id="0" w:type="separator">${paragraph('—')}</w:footnote><w:footnote w:id="7">${paragraphOf(`${text('<w:footnoteRef/>')}${run(' The note.')}`)}${paragraph('More.')}</w:footnote><w:footnote w:id="3">${paragraph('First.')}</w:footnote>`

describe('notes', () => {
  test('are numbered in the order of their marks', () => {
    expect(
      blocks(
        paragraphOf(`${run('A claim')}${note(3)}${run(' stands')}${note(7)}${note(1, 'endnote')}`),
        {footnotes, endnotes: `<w:endnote w:id="1">${paragraph('The end.')}</w:endnote>`},
      ),
    ).toEqual([
      'normal: A claim[1] stands[2][3]',
      'number 1: First.',
      'number 1: The note.\nMore.',
      'number 1: The end.',
    ])
  })

  test('stay apart from a list before them', () => {
    const document = parseWord(
      createWordFile({
        body: `${START}${paragraphOf(`${run('A claim')}${note(3)}`)}${paragraph('Step', item(1))}`,
        footnotes,
        numbering: `${list(1, 'decimal')}${instance(1, 1)}`,
      }),
    )
    expect(describeBlocks(document)).toEqual([
      'normal: A claim[1]',
      'number 1: Step',
      'normal: [1] First.',
    ])
  })

  test('show no label of a paragraph without a visible character', () => {
    expect(
      blocks(paragraphOf(`${run('A claim')}${note(5)}`), {
        footnotes: `<w:footnote w:id="5">${paragraph('The note.')}${paragraph('', item(1))}${paragraph('\u00ad', item(1))}</w:footnote>`,
        numbering: `${list(1, 'decimal')}${instance(1, 1)}`,
      }),
    ).toEqual(['normal: A claim[1]', 'number 1: The note.'])
  })

  test('leave no mark in the title and the sign-off', () => {
    const document = parseWord(
      createWordFile({
        body: `${HEADER}${paragraphOf(`${run('A Title')}${note(3)}`)}${paragraph('Text.')}${paragraphOf(`${run('Blessings,')}${note(7)}`)}${paragraph('Clara')}`,
        footnotes,
      }),
    )
    expect(document).toMatchObject({title: 'A Title', signOff: 'Blessings,'})
    expect(describeBlocks(document)).toEqual([
      'normal: Text.',
      'number 1: First.',
      'number 1: The note.\nMore.',
    ])
  })
})
