import {describe, expect, test} from 'vitest'

import type {ParsedDocument} from '../document.ts'
import {DocumentError} from '../document-error.ts'
import {parseWord} from '../parse-word.ts'
import {
  createWordFile,
  describeBlocks,
  field,
  instance,
  item,
  list,
  paragraph,
  paragraphOf,
  relationship,
  run,
  style,
  table,
  type WordFile,
} from './word-file.test.helper.ts'

const HEADER = paragraph('Clara Bell - PIN 700107 - Available')
const START = `${HEADER}${paragraph('A title')}`
const END = `${paragraph('Love and light,')}${paragraph('Pin - 700107')}`

function read(body: string, parts: Omit<WordFile, 'body'> = {}): ParsedDocument {
  return parseWord(createWordFile({body: `${START}${body}${END}`, ...parts}))
}

function blocks(body: string, parts: Omit<WordFile, 'body'> = {}): string[] {
  return describeBlocks(read(body, parts))
}

function warnings(body: string, parts: Omit<WordFile, 'body'> = {}): string[] {
  return read(body, parts).warnings.map(({line, message}) => `${line}: ${message}`)
}

function problem(bytes: Uint8Array): string {
  try {
    parseWord(bytes)
    return ''
  } catch (error) {
    if (error instanceof DocumentError) {
      return `${error.code}: ${error.problem}`
    }
    throw error
  }
}

const text = (content: string) => `<w:r>${content}</w:r>`
const words = (content: string) => `<w:t xml:space="preserve">${content}</w:t>`
const column = (name: string) => `${paragraph(`${name} one.`)}${paragraph(`${name} two.`)}`
const shape = (visibility: string, shown: string) =>
  `<v:shape style="visibility:${visibility}"><v:textpath string="${shown}"/></v:shape>`
const form = (content: string) =>
  text(`<w:fldChar w:fldCharType="begin"><w:ffData>${content}</w:ffData></w:fldChar>`) +
  text('<w:instrText> FORM </w:instrText>') +
  text('<w:fldChar w:fldCharType="separate"/>') +
  text('<w:fldChar w:fldCharType="end"/>')
const link = (id: string, shown: string, more = '') =>
  `<w:hyperlink r:id="${id}"${more}>${run(shown)}</w:hyperlink>`
const inserted = (content: string) => `<w:ins w:id="1" w:author="a">${content}</w:ins>`
const deleted = (content: string) =>
  `<w:del w:id="2" w:author="a"><w:r><w:delText>${content}</w:delText></w:r></w:del>`
const movedFrom = (content: string) => `<w:moveFrom w:id="3" w:author="a">${content}</w:moveFrom>`
const movedTo = (content: string) => `<w:moveTo w:id="4" w:author="a">${content}</w:moveTo>`

const joined = (content: string) => paragraphOf(text(`${words('one')}${content}${words('two')}`))
const merge = (value: string) => `<w:tcPr><w:vMerge${value}/></w:tcPr>`
const outline = (value: number) => `<w:pPr><w:outlineLvl w:val="${value}"/></w:pPr>`
const alternative = (choice: string, fallback: string, requires = 'wps') =>
  `<mc:AlternateContent><mc:Choice Requires="${requires}">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`

const wrapped = (name: string) => `<w:${name}>${run(name)}</w:${name}>`
const m = (name: string, content: string) => `<m:${name}>${content}</m:${name}>`
const compound = (name: string) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array.from(name, (letter) => [letter.codePointAt(0) ?? 0, 0]).flat(),
  ])

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

describe('tracked changes', () => {
  test('show inserted and moved text once, and no deleted text', () => {
    expect(
      blocks(
        [
          paragraphOf(`${run('Keep')}${inserted(run(' this'))}${deleted(' that')}${run('.')}`),
          paragraphOf(movedTo(run('Moved.')), '<w:rPr><w:moveTo w:id="5"/></w:rPr>'),
          paragraphOf(movedFrom(run('Moved.')), '<w:rPr><w:moveFrom w:id="6"/></w:rPr>'),
          paragraphOf(run('One, '), '<w:rPr><w:del w:id="7"/></w:rPr>'),
          paragraph('two.'),
          paragraphOf(deleted('Gone.'), '<w:rPr><w:del w:id="8"/></w:rPr>'),
          paragraph('End.'),
        ].join(''),
      ),
    ).toEqual(['normal: Keep this.', 'normal: Moved.', 'normal: One, two.', 'normal: End.'])
  })

  test('in the title, a table, a list and the sign-off', () => {
    const document = parseWord(
      createWordFile({
        body: [
          HEADER,
          paragraphOf(`${deleted('The old title')}${movedTo(run('The real title'))}`),
          table([paragraphOf(`${deleted('a')}${inserted(run('b'))}`), paragraph('c')]),
          `<w:tbl><w:tr><w:trPr><w:del w:id="9"/></w:trPr><w:tc>${paragraph('gone')}</w:tc></w:tr></w:tbl>`,
          paragraphOf(inserted(run('new')), item(1)),
          paragraphOf(inserted(run('Blessings,'))),
          paragraph('Clara'),
        ].join(''),
        numbering: `${list(1, 'bullet', '•')}${instance(1, 1)}`,
      }),
    )
    expect(document).toMatchObject({
      title: 'The real title',
      signOff: 'Blessings,',
      signature: 'Clara',
    })
    expect(describeBlocks(document)).toEqual(['normal: b | c', 'bullet 1: new'])
  })
})

test('hidden text, placeholders and comments are not published', () => {
  expect(
    blocks(
      [
        paragraph('Visible.'),
        paragraphOf(run('private', '<w:vanish/>'), '<w:rPr><w:vanish/></w:rPr>'),
        paragraphOf(`${run('a')}${run('b', '<w:webHidden/>')}${run('c', '<w:rStyle w:val="H"/>')}`),
        paragraph('note to the desk', '<w:pStyle w:val="Secret"/>'),
        paragraphOf(
          `${run('d')}<w:commentRangeStart w:id="0"/>${run('e')}<w:commentRangeEnd w:id="0"/>${text('<w:commentReference w:id="0"/>')}`,
        ),
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${paragraph('Click here to enter text.')}</w:sdtContent></w:sdt>`,
        `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph('Entered.')}</w:sdtContent></w:sdt>`,
      ].join(''),
      {
        styles: `${style('H', 'Hidden', '<w:rPr><w:vanish/></w:rPr>', 'character')}${style('Secret', 'Secret', '<w:rPr><w:vanish/></w:rPr>')}`,
      },
    ),
  ).toEqual(['normal: Visible.', 'normal: a', 'normal: de', 'normal: Entered.'])
})

test('a paragraph may have more parts than a function may have arguments', () => {
  const breaks = text('<w:br/>'.repeat(150_000))
  expect(blocks(paragraphOf(`${run('one')}${breaks}${run('two')}`))).toEqual(['normal: one\ntwo'])
})

test('a paragraph with a hidden mark is continued by the next one', () => {
  expect(
    blocks(
      `${paragraphOf(run('Run-in. '), '<w:rPr><w:specVanish/></w:rPr>')}${paragraph('Its text.')}`,
    ),
  ).toEqual(['normal: Run-in. Its text.'])
})

test('breaks of every kind never glue words', () => {
  expect(
    blocks(
      [
        joined('<w:br/>'),
        joined('<w:cr/>'),
        joined('<w:br w:type="page"/>'),
        joined('<w:br w:type="column"/>'),
        joined('<w:tab/>'),
        joined('<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>'),
        joined('<w:noBreakHyphen/>'),
        joined('<w:softHyphen/>'),
        joined('<w:lastRenderedPageBreak/>'),
      ].join(''),
    ),
  ).toEqual([
    'normal: one\ntwo',
    'normal: one\ntwo',
    'normal: one\ntwo',
    'normal: one\ntwo',
    'normal: one two',
    'normal: one two',
    'normal: one\u2011two',
    'normal: onetwo',
    'normal: onetwo',
  ])
})

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

describe('lists', () => {
  const numbering = [
    list(1, 'decimal'),
    list(2, 'bullet', '•'),
    list(3, 'decimal', '%n.', 5),
    list(4, 'lowerLetter', '(%n)'),
    list(5, 'lowerRoman'),
    `<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>`,
    ...[1, 2, 3, 4, 5, 6].map((id) => instance(id, id)),
    instance(7, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
  ].join('')

  test('have the numbers that Word shows', () => {
    expect(
      blocks(
        [
          paragraph('one', item(1)),
          paragraph('inner', item(1, 1)),
          paragraph('two', item(1)),
          paragraph('An interruption.'),
          paragraph('three', item(1)),
          paragraph('Another.'),
          paragraph('again one', item(7)),
          paragraph('five', item(3)),
          paragraph('six', item(3)),
          paragraph('letter', item(4)),
          paragraph('bullet', item(2)),
        ].join(''),
        {numbering},
      ),
    ).toEqual([
      'number 1: one',
      'number 2: inner',
      'number 1: two',
      'normal: An interruption.',
      'normal: 3. three',
      'normal: Another.',
      'number 1: again one',
      'normal: 5. five',
      'normal: 6. six',
      'normal: (a) letter',
      'bullet 1: bullet',
    ])
  })

  test('next to each other stay apart', () => {
    expect(
      blocks(
        `${paragraph('one', item(1))}${paragraph('two', item(1))}${paragraph('new one', item(7))}`,
        {numbering},
      ),
    ).toEqual(['number 1: one', 'number 1: two', 'normal: 1. new one'])
  })

  test('have nine levels', () => {
    const levels = Array.from({length: 9}, (_, level) =>
      paragraph(`level ${level}`, item(2, level)),
    )
    expect(blocks(levels.join(''), {numbering})).toEqual(
      levels.map((_, level) => `bullet ${level + 1}: level ${level}`),
    )
  })

  test('keep numbers of several levels as text, and inner letters as numbers', () => {
    expect(
      blocks(
        [
          paragraph('part', item(6)),
          paragraph('section', item(6, 1)),
          paragraph('Text.'),
          paragraph('top', item(1)),
          paragraph('inner', item(5, 1)),
        ].join(''),
        {numbering},
      ),
    ).toEqual([
      'number 1: part',
      'normal: 1.1 section',
      'normal: Text.',
      'number 1: top',
      'number 2: inner',
    ])
  })

  test('come from styles too, and an item is whole whatever its marks are', () => {
    expect(
      blocks(
        `${paragraph('styled', '<w:pStyle w:val="ListBullet"/>')}${paragraphOf(
          `${run('Read ')}${run('the page', '<w:u w:val="single"/>')}${run(' before noon.')}`,
          item(2, 1),
        )}${paragraph('plain', `<w:pStyle w:val="ListBullet"/>${item(0)}`)}`,
        {
          numbering,
          styles: style(
            'ListBullet',
            'List Bullet',
            '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>',
          ),
        },
      ),
    ).toEqual([
      'bullet 1: styled',
      'bullet 2: Read [the page]{underline} before noon.',
      'normal: plain',
    ])
  })

  test('do not take numbered headings', () => {
    const heading = `<w:pStyle w:val="Heading2"/>${item(6, 1)}`
    expect(
      blocks(`${paragraph('Start', heading)}${paragraph('Next', heading)}`, {
        numbering,
        styles: style('Heading2', 'heading 2'),
      }),
    ).toEqual(['h2: 1.1 Start', 'h2: 1.2 Next'])
  })
})

describe('notes', () => {
  const note = (id: number, kind = 'footnote') => text(`<w:${kind}Reference w:id="${id}"/>`)
  const footnotes = `<w:footnote w:id="0" w:type="separator">${paragraph('—')}</w:footnote><w:footnote w:id="7">${paragraphOf(`${text('<w:footnoteRef/>')}${run(' The note.')}`)}${paragraph('More.')}</w:footnote><w:footnote w:id="3">${paragraph('First.')}</w:footnote>`

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

describe('words in other elements', () => {
  test('are kept: directions, custom XML, smart tags, readings', () => {
    expect(
      blocks(
        `${paragraphOf(['dir', 'bdo', 'customXml', 'smartTag'].map(wrapped).join(run(' ')))}<w:customXml>${paragraph('A paragraph.')}</w:customXml>${paragraphOf(
          text(
            `<w:ruby><w:rt>${run('かんじ')}</w:rt><w:rubyBase>${run('漢字')}</w:rubyBase></w:ruby>`,
          ),
        )}`,
      ),
    ).toEqual([
      'normal: dir bdo customXml smartTag',
      'normal: A paragraph.',
      'normal: 漢字(かんじ)',
    ])
  })

  test('are kept once: alternative content and text boxes', () => {
    const box = `<w:txbxContent>${paragraph('In the box.')}</w:txbxContent>`
    expect(
      blocks(
        [
          alternative(paragraph('Choice.'), paragraph('Fallback.')),
          alternative(paragraph('Ink.'), paragraph('Not ink.'), 'wpi'),
          paragraphOf(
            `${run('Text')}${text(
              alternative(
                `<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`,
                `<w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict>`,
              ),
            )}${run(' around it.')}`,
          ),
        ].join(''),
      ),
    ).toEqual([
      'normal: Choice.',
      'normal: Not ink.',
      'normal: Text around it.',
      'normal: In the box.',
    ])
  })

  test('are not published in hidden shapes', () => {
    expect(
      blocks(
        paragraphOf(
          text(
            `<w:pict><v:group>${shape('hidden', 'A')}${shape('visible', 'B')}</v:group></w:pict>`,
          ),
        ),
      ),
    ).toEqual(['normal: B'])
  })

  test('are kept: equations, WordArt, symbols', () => {
    const t = (content: string) => m('r', m('t', content))
    const fraction = m('f', m('num', t('a+b')) + m('den', t('2')))
    const power = m('sSup', m('e', t('x')) + m('sup', t('2')))
    expect(
      blocks(
        [
          paragraphOf(`${run('The sum ')}${m('oMath', `${power}${t('=')}${fraction}`)}${run('.')}`),
          paragraphOf(
            text('<w:pict><v:shape><v:textpath string="FREE READING"/></v:shape></w:pict>'),
          ),
          paragraphOf(
            `${text('<w:sym w:font="Wingdings" w:char="F0FC"/>')}${text('<w:sym w:font="Symbol" w:char="F061"/>')}${run('\uf0e8', '<w:rFonts w:ascii="Wingdings"/>')}`,
          ),
        ].join(''),
      ),
    ).toEqual(['normal: The sum x^2=(a+b)/2.', 'normal: FREE READING', 'normal: ✓α➔'])
  })
})

describe('what an article cannot contain is named with its paragraph', () => {
  const AS_PICTURE =
    'in Word, copy it, paste it as a picture (Paste Special, PNG), and import the document again'
  const FROM_FILE =
    'in Word, insert the picture from its file (Insert, Pictures), and import the document again'
  const drawing = (content: string) =>
    paragraphOf(
      text(
        `<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Moods"/><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></wp:inline></w:drawing>`,
      ),
    )
  const image = (id: string) =>
    drawing(`<pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic>`)

  test.each([
    ['a chart', drawing('<c:chart r:id="x"/>'), `a chart (“Moods”) was left out; ${AS_PICTURE}`],
    [
      'a diagram',
      drawing('<dgm:relIds r:dm="x"/>'),
      `a SmartArt diagram (“Moods”) was left out; ${AS_PICTURE}`,
    ],
    [
      'an embedded object',
      paragraphOf(text('<w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>')),
      `an embedded object (Excel) was left out; ${AS_PICTURE}`,
    ],
    [
      'an inserted file',
      '<w:p/><w:altChunk r:id="x"/>',
      'a file that is inserted here was left out; in Word, save the document again, and import it then',
    ],
    [
      'a linked picture',
      image('linked'),
      `the picture “https://example.org/a.png” is only linked and was left out; ${FROM_FILE}`,
    ],
    [
      'a missing picture',
      image('missing'),
      `a picture (“Moods”) is missing from the document; ${FROM_FILE}`,
    ],
    [
      'a picture that browsers do not show',
      image('emf'),
      `a picture (“Moods”) in the format EMF, which browsers do not show, was left out; ${AS_PICTURE}`,
    ],
    [
      'a symbol of an unknown font',
      paragraphOf(text('<w:sym w:font="MyFont" w:char="F041"/>')),
      'a symbol of the font MyFont (F041) was left out; in Word, insert a character of a usual font instead',
    ],
  ])('%s', (_, body, message) => {
    const parts = {
      relationships: [
        relationship('linked', 'image', 'https://example.org/a.png'),
        relationship('missing', 'image', 'media/none.png', false),
        relationship('emf', 'image', 'media/a.emf', false),
      ].join(''),
      files: {'word/media/a.emf': new Uint8Array([1, 0, 0, 0])},
    }
    const whole = `${body}${paragraph('After.')}`
    expect(warnings(whole, parts)).toEqual([`3: ${message}`])
    expect(blocks(whole, parts)).toEqual(['normal: After.'])
  })
})

describe('a package', () => {
  test('may be strict and have other prefixes', () => {
    const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    const other = `<y:p xmlns:y="${main}"><y:r><y:t>Other prefix.</y:t></y:r></y:p>`
    const byDefault = `<p xmlns="${main}"><r><t>No prefix.</t></r></p>`
    expect(blocks(`${other}${byDefault}`)).toEqual(['normal: Other prefix.', 'normal: No prefix.'])
    expect(blocks(paragraph('Text.'), {isStrict: true})).toEqual(['normal: Text.'])
  })

  test('is called what it is', () => {
    expect(problem(compound('EncryptedPackage'))).toBe(
      'word: the Word document is protected with a password',
    )
    expect(problem(compound('WordDocument'))).toBe('word: this is a document of an old Word (.doc)')
  })

  test('with thousands of nested tables is refused', () => {
    const depth = 3000
    const body = `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${paragraph('x')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`
    expect(problem(createWordFile({body: `${START}${body}`}))).toBe(
      'too-deep: the document is nested too deeply',
    )
  })

  test('with a damaged part is refused without a message of a library', () => {
    expect(problem(createWordFile({body: `${START}<w:p>`}))).toBe(
      'word: the Word document is damaged and cannot be read',
    )
    expect(problem(createWordFile({body: `${START}${paragraph('&undefined;')}`}))).toBe(
      'word: the Word document is damaged and cannot be read',
    )
  })
})
