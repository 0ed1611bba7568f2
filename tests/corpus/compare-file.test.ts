import {expect, test} from 'vitest'

import {compareFile} from './compare-file.ts'
import {compare} from './comparison/compare.ts'
import type {ImportedBlock} from './comparison/imported-blocks.ts'
import type {VisibleBlock} from './oracle/visible-text.ts'
import {createWordFile, instance, item, list, paragraph, run, style} from './word-file.ts'

function visible(...texts: readonly string[]): VisibleBlock[] {
  return texts.map((text) => ({
    style: '',
    styles: [],
    runs: [{text, marks: [], styleMarks: [], origins: []}],
  }))
}

function imported(...texts: readonly string[]): ImportedBlock[] {
  return texts.map((text) => ({
    style: 'normal',
    level: 1,
    number: 0,
    isCaption: false,
    pieces: [{text, marks: []}],
  }))
}

function describeDifferences(
  left: readonly VisibleBlock[],
  right: readonly ImportedBlock[],
): string[] {
  const {differences} = compare(left, right, {warnings: [], isArticle: false})
  return differences.map(({difference, rule}) => {
    const word = 'word' in difference ? ` ${difference.word.text}` : ''
    const words =
      difference.type === 'glued' ? ` ${difference.words.map(({text}) => text).join('+')}` : ''
    return `${difference.type}${word}${words}${rule === undefined ? '' : ` (${rule})`}`
  })
}

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['equal', ['One two.', 'Three.'], ['One two.', 'Three.'], []],
  ['lost', ['One two three'], ['One three'], ['lost two']],
  ['doubled', ['One two three'], ['One two two three'], ['doubled two']],
  ['added', ['One two'], ['One new two'], ['added new']],
  ['glued', ['One two three'], ['Onetwo three'], ['glued One+two']],
  ['parted', ['Onetwo three'], ['One two three'], ['parted Onetwo']],
  ['moved', ['One two three four'], ['two three four One'], ['moved One']],
  ['changed', ['One “two” three'], ['One two three'], ['changed “two”']],
  ['joined', ['One two', 'three'], ['One two three'], ['joined']],
  ['divided', ['One two three'], ['One two', 'three'], ['divided']],
])('words that are %s are found', (_, left, right, expected) => {
  expect(describeDifferences(visible(...left), imported(...right))).toEqual(expected)
})

test('styles, labels, links and marks that differ are found', () => {
  const [left, right] = [visible('One two'), imported('One two')]
  const expected: VisibleBlock[] = left.map(({runs}) => ({
    style: '',
    styles: [],
    headingLevel: 3,
    label: {text: '5.', isBullet: false, number: 5, level: 1},
    runs: runs.map(({text}) => ({
      text,
      marks: ['em'],
      styleMarks: [],
      href: 'https://a.example',
      origins: [],
    })),
  }))
  expect(describeDifferences(expected, right)).toEqual(['style', 'label', 'link One', 'mark One'])
})

test('a document of every kind of block differs only by rules', async () => {
  const bytes = createWordFile({
    styles: `${style('H', 'heading 1', '<w:rPr><w:b/></w:rPr>')}${style('Toc', 'toc 1')}`,
    numbering: `${list(0, 'decimal', '%n.', 3)}${instance(1, 0)}`,
    links: {web: 'www.example.org'},
    body: [
      paragraph(run('Contents'), '<w:pStyle w:val="Toc"/>'),
      paragraph(run('Heading'), '<w:pStyle w:val="H"/>'),
      paragraph(run('third'), item(1)),
      paragraph(`<w:hyperlink r:id="web">${run('link')}</w:hyperlink>`),
      `<w:tbl><w:tr><w:tc>${paragraph(run('a'))}</w:tc><w:tc>${paragraph(run('b'))}</w:tc></w:tr></w:tbl>`,
    ].join(''),
  })
  const result = await compareFile(bytes, 'a.docx')
  expect(
    result.status === 'compared' &&
      result.differences.map(({difference, rule}) => `${difference.type}: ${rule}`),
  ).toEqual([
    'lost: contents',
    'added: number-is-text',
    'added: cell-bar',
    'style: three-headings',
    'mark: typography',
    'label: number-is-text',
    'link: link-scheme',
    'joined: row-is-paragraph',
  ])
})

test('a file that is no document is rejected by name', async () => {
  expect(await compareFile(new TextEncoder().encode('PK no archive'), 'a.docx')).toMatchObject({
    status: 'rejected',
    code: 'word',
    isReadable: false,
  })
})
