import {describe, expect, test} from 'vitest'

import {parseWord} from '../parse-word.ts'
import {blocks, text, warnings} from './read-word.test.helper.ts'
import {
  createWordFile,
  describeBlocks,
  field,
  paragraph,
  paragraphOf,
  relationship,
  run,
  style,
} from './word-file.test.helper.ts'

const END = `${paragraph('Love and light,')}${paragraph('Pin - 700107')}`
const form = (content: string) =>
  text(`<w:fldChar w:fldCharType="begin"><w:ffData>${content}</w:ffData></w:fldChar>`) +
  text('<w:instrText> FORM </w:instrText>') +
  text('<w:fldChar w:fldCharType="separate"/>') +
  text('<w:fldChar w:fldCharType="end"/>')
const link = (id: string, shown: string, more = '') =>
  `<w:hyperlink r:id="${id}"${more}>${run(shown)}</w:hyperlink>`

describe('fields show their text', () => {
  test('simple, complex and nested ones', () => {
    const simple = `<w:fldSimple w:instr=" REF a ">${run('Seven of Cups')}</w:fldSimple>`
    expect(
      blocks(
        `${paragraphOf(`${run('See ')}${simple}${run(' and ')}${field('REF b', run('Eight'))}${run('.')}`)}${paragraphOf(
          text('<w:fldChar w:fldCharType="begin"/>') +
            text('<w:instrText> IF </w:instrText>') +
            field('PAGE', run('hidden')) +
            text('<w:instrText> = 1 "yes" "no" </w:instrText>') +
            text('<w:fldChar w:fldCharType="separate"/>') +
            run('shown') +
            text('<w:fldChar w:fldCharType="end"/>'),
        )}`,
      ),
    ).toEqual(['normal: See Seven of Cups and Eight.', 'normal: shown'])
  })

  test('in the header, the title and a caption', () => {
    const author = `<w:fldSimple w:instr=" AUTHOR ">${run('Clara Bell')}</w:fldSimple>`
    const title = `<w:fldSimple w:instr=" TITLE ">${run('What the moon knows')}</w:fldSimple>`
    const caption = `${run('Figure ')}<w:fldSimple w:instr=" SEQ Figure ">${run('1')}</w:fldSimple>${run(': The cup')}`
    const document = parseWord(
      createWordFile({
        body: `${paragraphOf(`${author}${run(' - PIN 700107 - Available')}`)}${paragraphOf(title)}${paragraphOf(caption, '<w:pStyle w:val="Caption"/>')}${END}`,
        styles: style('Caption', 'caption'),
      }),
    )
    expect(document).toMatchObject({name: 'Clara Bell', title: 'What the moon knows'})
    expect(describeBlocks(document)).toEqual(['normal: Figure 1: The cup'])
  })

  test('but not a table of contents, an instruction or a prompt', () => {
    const contents = `${paragraphOf(`${text('<w:fldChar w:fldCharType="begin"/>')}${text('<w:instrText> TOC \\o "1-3" </w:instrText>')}${text('<w:fldChar w:fldCharType="separate"/>')}${run('First part 2')}`)}${paragraph('Second part 3')}${paragraphOf(text('<w:fldChar w:fldCharType="end"/>'))}`
    const byStyle = paragraph('Third part 4', '<w:pStyle w:val="TOC1"/>')
    const control = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('Contents')}</w:sdtContent></w:sdt>`
    const prompt = `${text('<w:fldChar w:fldCharType="begin"/>')}${text('<w:instrText> MACROBUTTON NoMacro [Click here] </w:instrText>')}${text('<w:fldChar w:fldCharType="end"/>')}`
    expect(
      blocks(`${contents}${byStyle}${control}${paragraphOf(`${prompt}${run('Text.')}`)}`, {
        styles: style('TOC1', 'toc 1'),
      }),
    ).toEqual(['normal: Text.'])
  })

  test('and forms their choices', () => {
    const box = (value: number) => form(`<w:checkBox><w:default w:val="${value}"/></w:checkBox>`)
    const choice = form(
      '<w:statusText w:val="Choose one"/><w:ddList><w:result w:val="1"/><w:listEntry w:val="Sun"/><w:listEntry w:val="Moon"/></w:ddList>',
    )
    expect(blocks(paragraphOf(`${box(1)}${run(' yes ')}${box(0)}${run(' no ')}${choice}`))).toEqual(
      ['normal: ☒ yes ☐ no Moon'],
    )
  })

  test('and hide nothing if they are never closed', () => {
    const open = `${text('<w:fldChar w:fldCharType="begin"/>')}${text('<w:instrText> PAGE </w:instrText>')}`
    expect(blocks(`${paragraphOf(`${open}${run('One.')}`)}${paragraph('Two.')}`)).toEqual([
      'normal: One.',
      'normal: Two.',
    ])
  })

  test('that are closed work next to one that is never closed', () => {
    const open = text('<w:fldChar w:fldCharType="begin"/>')
    const nested = `${open}${text('<w:instrText> IF </w:instrText>')}${run('code')}${text('<w:fldChar w:fldCharType="separate"/>')}${run('Result.')}${text('<w:fldChar w:fldCharType="end"/>')}`
    const simple = `<w:fldSimple w:instr="REF a">${run(' Two.')}${open}${run(' Three.')}</w:fldSimple>`
    expect(blocks(paragraphOf(`${run('One. ')}${open}${nested}${simple}`))).toEqual([
      'normal: One. Result. Two. Three.',
    ])
  })

  test('that are elements end with their element', () => {
    const end = text('<w:fldChar w:fldCharType="end"/>')
    const contents = `<w:fldSimple w:instr="TOC">${run('Contents')}${end}${run('more')}</w:fldSimple>`
    expect(blocks(paragraphOf(`${run('One.')}${contents}${run(' Two.')}`))).toEqual([
      'normal: One. Two.',
    ])
  })

  test('hide nothing of a text box or a note if they are never closed there', () => {
    const open = `${text('<w:fldChar w:fldCharType="begin"/>')}${text('<w:instrText> PAGE </w:instrText>')}`
    const box = `<w:pict><v:shape><v:textbox><w:txbxContent>${paragraphOf(`${open}${run('In the box.')}`)}</w:txbxContent></v:textbox></v:shape></w:pict>`
    expect(
      blocks(paragraphOf(`${run('Text.')}${text('<w:footnoteReference w:id="2"/>')}${text(box)}`), {
        footnotes: `<w:footnote w:id="2">${paragraphOf(`${open}${run('The note.')}`)}</w:footnote>`,
      }),
    ).toEqual(['normal: Text.[1]', 'normal: In the box.', 'number 1: The note.'])
  })

  test('that are not in the document are named', () => {
    const equation = `${text('<w:fldChar w:fldCharType="begin"/>')}${text('<w:instrText> EQ \\f(1,2) </w:instrText>')}${text('<w:fldChar w:fldCharType="end"/>')}`
    expect(warnings(paragraphOf(`${run('Half: ')}${equation}`))).toEqual([
      '3: a field (EQ) was left out; write what it shows as text',
    ])
  })
})

describe('links', () => {
  test('of fields and elements work, whatever their switches and spaces', () => {
    expect(
      blocks(
        [
          field('HYPERLINK "https://example.org/moon" \\o "The moon page"', run('moon')),
          field('HYPERLINK "https://example.org/long" \\l "part-2"', run('part')),
          field('HYPERLINK https://example.org/bare', run('bare')),
          field('HYPERLINK \\l "_Toc1"', run('inner')),
          link('a', 'anchor', ' w:anchor="sec"'),
          link('b', 'www'),
          link('c', 'space'),
          link('d', 'mail'),
        ]
          .map((content) => paragraphOf(content))
          .join(''),
        {
          relationships: [
            relationship('a', 'hyperlink', 'https://example.org/a'),
            relationship('b', 'hyperlink', 'www.example.org'),
            relationship('c', 'hyperlink', 'https://example.org/a b.html'),
            relationship('d', 'hyperlink', 'desk@example.org'),
          ].join(''),
        },
      ),
    ).toEqual([
      'normal: [moon]{https://example.org/moon}',
      'normal: [part]{https://example.org/long#part-2}',
      'normal: [bare]{https://example.org/bare}',
      'normal: inner',
      'normal: [anchor]{https://example.org/a#sec}',
      'normal: [www]{https://www.example.org}',
      'normal: [space]{https://example.org/a%20b.html}',
      'normal: [mail]{mailto:desk@example.org}',
    ])
  })

  test('to files are omitted with a warning', () => {
    const body = paragraphOf(`<w:hyperlink r:id="a">${run('a file')}</w:hyperlink>`)
    const parts = {relationships: relationship('a', 'hyperlink', 'file:///C:/x.docx')}
    expect(blocks(body, parts)).toEqual(['normal: a file'])
    expect(warnings(body, parts)).toEqual([
      '3: the link is omitted, its text is kept: “file:///C:/x.docx” is not a safe link; use https://, http://, mailto:, tel: or a path with one slash',
    ])
  })
})
