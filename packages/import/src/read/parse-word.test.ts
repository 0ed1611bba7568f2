import {Buffer} from 'node:buffer'

import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type ISectionOptions,
} from 'docx'
import {describe, expect, test} from 'vitest'

import type {DocumentBlock} from './document.ts'
import {DocumentError} from './document-error.ts'
import {parseWord} from './parse-word.ts'

const HEADER = 'Clara Bell – PIN 700107 – Busy'
// One grey pixel.
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

async function word(...children: ISectionOptions['children'][number][]): Promise<Uint8Array> {
  return Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          {
            reference: 'steps',
            levels: [
              {level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START},
            ],
          },
        ],
      },
      footnotes: {1: {children: [new Paragraph('As the almanac says.')]}},
      sections: [{children}],
    }),
  )
}

const plain = (text: string) => new Paragraph(text)
const picture = (alt?: string) =>
  new Paragraph({
    children: [
      new ImageRun({
        type: 'png',
        data: PIXEL,
        transformation: {width: 10, height: 10},
        ...(alt !== undefined && {altText: {title: alt, description: alt, name: alt}}),
      }),
    ],
  })

function read(bytes: Uint8Array) {
  const document = parseWord(bytes)
  return {
    ...document,
    body: document.body.map(compact),
  }
}

function compact(block: DocumentBlock): unknown {
  if (block._type !== 'block') {
    const {_key, ...rest} = block
    return rest
  }
  const links = new Map(
    block.markDefs.map((link) => [link._key, 'href' in link ? link.href : link._type]),
  )
  const kind = [block.style, block.listItem, block.level].filter((part) => part !== undefined)
  return [
    kind.join(' '),
    ...block.children.map((span) =>
      span.marks.length === 0
        ? span.text
        : [span.text, ...span.marks.map((mark) => links.get(mark) ?? mark)],
    ),
  ]
}

const source = (count: number) => ({
  kind: 'bytes',
  filename: `picture-${count}.png`,
  bytes: new Uint8Array(PIXEL),
})

function failure(bytes: Uint8Array): unknown {
  try {
    return parseWord(bytes)
  } catch (error) {
    return error instanceof DocumentError
      ? {code: error.code, line: error.line, problem: error.problem}
      : error
  }
}

describe('a Word document', () => {
  test('is read with its headings, lists, quotes, marks and links', async () => {
    const bytes = await word(
      plain(HEADER),
      plain(''),
      new Paragraph({text: 'What is love?', heading: HeadingLevel.TITLE}),
      new Paragraph({
        children: [
          new TextRun('It’s '),
          new TextRun({text: 'strong', bold: true}),
          new TextRun(', '),
          new TextRun({text: 'soft', italics: true}),
          new TextRun(', '),
          new TextRun({text: 'lined', underline: {}}),
          new TextRun(' and '),
          new TextRun({text: 'struck', strike: true}),
          new TextRun(' –\u00a0 with '),
          new ExternalHyperlink({link: 'https://example.org/', children: [new TextRun('a link')]}),
          new TextRun(' and '),
          new ExternalHyperlink({link: 'javascript:alert(1)', children: [new TextRun('a trap')]}),
          new TextRun('.'),
        ],
      }),
      new Paragraph({text: 'First part', heading: HeadingLevel.HEADING_1}),
      new Paragraph({text: 'Second part', heading: HeadingLevel.HEADING_3}),
      new Paragraph({text: 'one', bullet: {level: 0}}),
      new Paragraph({text: 'within one', bullet: {level: 1}}),
      new Paragraph({text: 'first', numbering: {reference: 'steps', level: 0}}),
      new Paragraph({text: 'second', numbering: {reference: 'steps', level: 0}}),
      plain('<b>No markup</b> **here** ::reader-card{pin=0042}'),
      new Paragraph({
        children: [new TextRun('A line'), new TextRun({text: 'and another', break: 1})],
      }),
      plain('The last paragraph.'),
      plain('Middle.'),
      plain('Love and light,'),
      plain(''),
      plain('Pin - 700107'),
    )
    expect(read(bytes)).toEqual({
      name: 'Clara Bell',
      pin: '700107',
      statusLabel: 'Busy',
      title: 'What is love?',
      titleLine: 3,
      body: [
        [
          'normal',
          'It’s ',
          ['strong', 'strong'],
          ', ',
          ['soft', 'em'],
          ', ',
          ['lined', 'underline'],
          ' and ',
          ['struck', 'strike-through'],
          ' – with ',
          ['a link', 'https://example.org/'],
          ' and a trap.',
        ],
        ['h2', 'First part'],
        ['h3', 'Second part'],
        ['normal bullet 1', 'one'],
        ['normal bullet 2', 'within one'],
        ['normal number 1', 'first'],
        ['normal number 1', 'second'],
        ['normal', '<b>No markup</b> **here** ::reader-card{pin=0042}'],
        ['normal', 'A line\nand another'],
        ['normal', 'The last paragraph.'],
        ['normal', 'Middle.'],
      ],
      signOff: 'Love and light,',
      signature: 'Pin - 700107',
      warnings: [
        {
          line: 4,
          message:
            'the link is omitted, its text is kept: “javascript:alert(1)” is not a safe link; use https://, http://, mailto:, tel: or a path with one slash',
        },
      ],
    })
  })

  test('can be one paragraph with line breaks', async () => {
    const lines = [HEADER, 'What is love?', 'Text.', 'With love,', 'Clara']
    const bytes = await word(
      new Paragraph({
        children: lines.map((text, index) => new TextRun({text, ...(index > 0 && {break: 1})})),
      }),
    )
    expect(read(bytes)).toMatchObject({
      title: 'What is love?',
      body: [['normal', 'Text.']],
      signOff: 'With love,',
      signature: 'Clara',
    })
  })

  test('keeps its pictures with their alternative text, or the caption if there is none', async () => {
    const bytes = await word(
      plain(HEADER),
      plain('Title'),
      plain('Text.'),
      picture('A moon'),
      picture(),
      new Paragraph({text: 'Over the bay', style: 'Caption'}),
      picture(),
      plain('More.'),
    )
    expect(read(bytes).body).toEqual([
      ['normal', 'Text.'],
      {_type: 'figure', picture: {source: source(1), alt: 'A moon', line: 4}},
      {
        _type: 'figure',
        picture: {source: source(2), alt: 'Over the bay', caption: 'Over the bay', line: 5},
      },
      {_type: 'figure', picture: {source: source(3), line: 7}},
      ['normal', 'More.'],
    ])
  })

  test('keeps the words of tables and footnotes', async () => {
    const row = (...cells: string[]) =>
      new TableRow({children: cells.map((cell) => new TableCell({children: [plain(cell)]}))})
    const bytes = await word(
      plain(HEADER),
      plain('Title'),
      new Paragraph({
        children: [new TextRun('The moon'), new FootnoteReferenceRun(1), new TextRun(' rose.')],
      }),
      new Table({rows: [row('Day', 'Tide'), row('Monday', 'high')]}),
      plain('Blessings,'),
      plain('Clara'),
    )
    expect(read(bytes)).toMatchObject({
      body: [
        ['normal', 'The moon[1] rose.'],
        ['normal', 'Day | Tide'],
        ['normal', 'Monday | high'],
        ['normal number 1', 'As the almanac says.'],
      ],
      signOff: 'Blessings,',
      signature: 'Clara',
      warnings: [],
    })
  })

  test('is refused with the number of the paragraph', async () => {
    expect(failure(await word(plain(''), plain('A story'), plain('Once.')))).toEqual({
      code: 'header',
      line: 2,
      problem: 'the first line “A story” is not a header',
    })
    expect(failure(await word(plain(HEADER), plain('Title')))).toEqual({
      code: 'body',
      line: 3,
      problem: 'no text after the title',
    })
    expect(
      failure(await word(plain(HEADER), plain('Title'), plain('Text.'), plain('Pin - 700108'))),
    ).toEqual({
      code: 'signature-pin',
      line: 4,
      problem: 'the signature’s PIN “700108” is not the header’s PIN “700107”',
    })
  })

  test('is refused if it is not a Word document or is damaged', async () => {
    expect(failure(Buffer.from('Clara - PIN 700107 - Busy'))).toEqual({
      code: 'word',
      line: 1,
      problem: 'this file is not a Word document, although its name ends in .docx',
    })
    expect(failure(Buffer.from('%PDF-1.7'))).toMatchObject({
      code: 'word',
      problem: 'this file is not a Word document but a PDF, although its name ends in .docx',
    })
    const bytes = await word(plain(HEADER))
    expect(failure(bytes.subarray(0, bytes.length - 40))).toMatchObject({
      code: 'word',
      line: 1,
    })
    const broken = Buffer.from(bytes)
    broken.fill(0x41, 60, 400)
    expect(failure(broken)).toMatchObject({code: 'word', line: 1})
  })
})
