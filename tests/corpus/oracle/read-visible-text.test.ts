import {expect, test} from 'vitest'

import {
  createWordFile,
  field,
  instance,
  instruction,
  item,
  list,
  paragraph,
  run,
  runOf,
  style,
  textBox,
  type WordFile,
} from '../word-file.ts'
import {readVisibleText} from './read-visible-text.ts'

function read(body: string, file: Partial<WordFile> = {}): string[] {
  return readVisibleText(createWordFile({body, ...file})).map(({headingLevel, label, note, runs}) =>
    [
      headingLevel === undefined ? '' : `h${headingLevel}: `,
      note === undefined ? '' : `[${note}] `,
      label === undefined ? '' : `${label.text} `,
      ...runs.map(({text, marks, href, origins}) => {
        const notes = [...marks, ...(href === undefined ? [] : [href]), ...origins]
        return notes.length === 0 ? text : `[${text}]{${notes.join(' ')}}`
      }),
    ].join(''),
  )
}

test('inserted text is shown once, deleted and moved text is not shown', () => {
  expect(
    read(
      paragraph(
        `<w:ins>${run('in ')}</w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del><w:moveFrom>${run('from')}</w:moveFrom><w:moveTo>${run('to')}</w:moveTo>`,
      ),
    ),
  ).toEqual(['in to'])
})

test('text is hidden by its run, its character style, its paragraph style, and shown if both styles hide it', () => {
  const styles = [
    style('P', 'P', '<w:rPr><w:vanish/></w:rPr>'),
    style('C', 'C', '<w:rPr><w:vanish/></w:rPr>', 'character'),
  ].join('')
  expect(
    read(
      [
        paragraph(`${run('a', '<w:vanish/>')}${run('b', '<w:rStyle w:val="C"/>')}${run('c')}`),
        paragraph(
          `${run('d')}${run('e', '<w:rStyle w:val="C"/>')}${run('f', '<w:vanish w:val="0"/>')}`,
          '<w:pStyle w:val="P"/><w:rPr><w:vanish w:val="0"/></w:rPr>',
        ),
      ].join(''),
      {styles},
    ),
  ).toEqual(['c', 'ef'])
})

test('a paragraph with a hidden or deleted mark is one with the next', () => {
  expect(
    read(
      [
        paragraph(run('a'), '<w:rPr><w:vanish/></w:rPr>'),
        paragraph(run('b'), '<w:rPr><w:del/></w:rPr>'),
        paragraph(run('c')),
        paragraph(run('D'), '<w:framePr w:dropCap="drop"/>'),
        paragraph(run('rop')),
      ].join(''),
    ),
  ).toEqual(['abc', 'Drop'])
})

test('a field shows its result, and a field without an end shows its text', () => {
  const nested = field(instruction('REF a'), run('nested'))
  const open = runOf('<w:fldChar w:fldCharType="begin"/>')
  expect(
    read(
      [
        paragraph(field(`${instruction('IF')}${nested}${run('code')}`, run('result'))),
        paragraph(field(instruction('HYPERLINK "https://a.example" \\l "b"'), run('link'))),
        paragraph(field(instruction('TOC \\o'), run('contents'))),
        paragraph(`${open}${run('open')}`),
      ].join(''),
    ),
  ).toEqual(['result', '[link]{https://a.example#b}', '[contents]{contents}', 'open'])
})

test('a text box is shown once, after its paragraph', () => {
  expect(read(paragraph(`${run('a')}${textBox(paragraph(run('box')))}${run('b')}`))).toEqual([
    'ab',
    '[box]{text-box}',
  ])
})

test('notes are shown at the end, in the order of their marks', () => {
  expect(
    read(
      paragraph(
        `${run('a')}${runOf('<w:footnoteReference w:id="2"/>')}${runOf('<w:footnoteReference w:id="1"/>')}`,
      ),
      {
        footnotes: [1, 2]
          .map((id) => `<w:footnote w:id="${id}">${paragraph(run(`n${id}`))}</w:footnote>`)
          .join(''),
      },
    ),
  ).toEqual(['a[[1]]{note-mark}[[2]]{note-mark}', '[1] [n2]{note}', '[2] [n1]{note}'])
})

test('list items have the numbers that Word shows', () => {
  const numbering = [
    list(0, 'lowerRoman'),
    list(1, 'decimal', '(%n)', 4),
    list(2, 'bullet', '-'),
    ...[0, 1, 2].map((id) => instance(id + 1, id)),
  ].join('')
  const items = [
    [1, 0],
    [1, 1],
    [1, 1],
    [1, 0],
    [1, 1],
    [2, 0],
    [2, 0],
    [3, 0],
  ] as const
  expect(
    read(items.map(([id, level]) => paragraph(run('x'), item(id, level))).join(''), {numbering}),
  ).toEqual(['i. x', 'i. x', 'ii. x', 'ii. x', 'i. x', '(4) x', '(5) x', '• x'])
})

test('merged cells, placeholders and symbols have their origin', () => {
  expect(
    read(
      [
        `<w:tbl><w:tr>${cell('<w:vMerge/>', 'a')}${cell('<w:vMerge w:val="restart"/>', 'b')}${cell('<w:cellDel/>', 'c')}</w:tr></w:tbl>`,
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph(run('d'))}</w:sdtContent></w:sdt>`,
        paragraph(runOf('<w:sym w:font="Wingdings" w:char="F04A"/>')),
      ].join(''),
    ),
  ).toEqual(['[a]{table merged-cell}', '[b]{table}', '[d]{placeholder}', '[\uf04a]{symbol}'])
})

test('marks are those of the text and its styles', () => {
  const styles = [
    style('H', 'heading 2', '<w:rPr><w:b/></w:rPr>'),
    style('B', 'B', '<w:rPr><w:b/></w:rPr>', 'character'),
  ].join('')
  expect(
    read(
      [
        paragraph(
          `${run('a')}${run('b', '<w:rStyle w:val="B"/>')}${run('c', '<w:i/>')}`,
          '<w:pStyle w:val="H"/>',
        ),
        paragraph(
          `${run('d', '<w:vertAlign w:val="superscript"/>')}${run('e', '<w:rtl/><w:bCs/>')}`,
        ),
      ].join(''),
      {styles},
    ),
  ).toEqual(['h2: [a]{strong}b[c]{strong em}', '[d]{sup}[e]{strong}'])
})

function cell(properties: string, text: string): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`
}
