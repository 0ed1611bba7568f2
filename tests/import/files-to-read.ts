import {strToU8, zipSync} from 'fflate'

/** A file to import. */
export interface FileToRead {
  name: string
  bytes: Uint8Array
}

const HEADER = 'Clara Bell - PIN 700107 - Available'
const END = 'Love and light,\n\nPin - 700107\n'
const PROSE =
  'The moon is far away, and yet it moves the sea twice a day, and nobody on the shore has ever asked it to stop.'
const WRAPPED = `The moon is far away, and yet it moves the sea twice a day, and
nobody on the shore has ever asked it to stop. It would not listen
if they did, because it is busy with the won-
derful sea.`

function withBody(body: string): string {
  return `${HEADER}\n\nA Title\n\n${body}\n\n${END}`
}

function withEnd(end: string): string {
  return `${HEADER}\n\nA Title\n\n${PROSE}\n\n${end}\n`
}

function withHeader(header: string): string {
  return `${header}\n\nA Title\n\n${PROSE}\n\n${END}`
}

const TEXTS: Readonly<Record<string, string>> = {
  'verse.txt': withBody(
    `${PROSE}\n\nRoses by the water,\nViolets by the stone,\nNobody is ever\nWalking here alone.\n\n${PROSE}`,
  ),
  'verse-lower.txt': withBody(
    `${WRAPPED}\n\nroses by the water,\nviolets by the stone.\n\n${WRAPPED}`,
  ),
  'verse-indented.txt': withBody(
    `${PROSE}\n\n    Who walks there?\n      Only the wind.\n\n${PROSE}`,
  ),
  'quoted.txt': withBody(WRAPPED).replaceAll(/^/gmu, '> '),
  'decoded-twice.txt': withBody('It is Claraâ€™s cafÃ© â€“ and she says â€œhello.â€\u009d'),
  'emoji.txt': withEnd(
    'Cafe\u0301 with 👩‍👩‍👧‍👦 and 🇬🇧 and ❤️.\n\nLove and light ✨💜\n\nClara xx\n\nPin - 700107',
  ),
  'three-lines.txt': withHeader('Name: Clara Bell\nPin: 700107\nStatus: Available'),
  'brackets.txt': withHeader('Clara Bell (PIN 700107) Available, updated 3 May'),
  'columns.txt': withHeader('Name\tPIN\tStatus\nClara Bell\t７００１０７\tAvailable'),
  'no-pin.txt': withHeader('Clara Bell - 700107 - Available'),
  'spaced-pin.txt': withHeader('Clara Bell - PIN 700 107 - Available'),
  'sign-off.txt': withEnd('Until next time…'),
  'job-title.txt': withEnd('Kind regards\n\nClara Bell\nPsychic reader\nwww.example.org'),
  'postscript.txt': withEnd(`${END}\nP.S. Bring a candle.`),
  'wrong-pin.txt': withEnd('Love and light,\n\nPin - 700999\n\nP.S. Bring a candle.'),
  'number.txt': withEnd('The winning number tonight was\n\n123456'),
  'last-comma.txt': withEnd(
    'And the sea goes on,\nAnd the moon goes on,\nLove and light,\nPin - 700107',
  ),
  'two.txt': `${withEnd(END)}\n\n${withHeader('Ada Moon - PIN 0043 - Busy')}`,
  'empty.txt': '',
  'formats.md': withBody(
    [
      '## Heading',
      '> A *quote* with `code`.',
      '5. five\n6. six',
      '| a | b |\n| --- | --- |\n| c | **d** |',
      '![A moon](https://example.org/moon.jpg)',
      ':::callout{tone=tip title="Before you call"}\nSee [Ada](https://example.org).\n:::',
      '::details{topics="Love, Grief" related="two"}',
    ].join('\n\n'),
  ),
  'deep.md': withBody(`${'> '.repeat(101)}x`),
}

const LEGACY: readonly (readonly [label: string, text: string])[] = [
  ['windows-1252', 'It is Clara’s café – “hello” to all of you, naïve façade…'],
  ['windows-1250', 'Příliš žluťoučký kůň. Měsíc je daleko, a přece hýbe mořem dvakrát denně.'],
  ['iso-8859-2', 'Księżyc jest daleko, a jednak porusza morze dwa razy dziennie. Zażółć.'],
  ['windows-1251', 'Луна далеко, и всё же она движет морем дважды в день. Я люблю её.'],
  ['koi8-r', 'Луна далеко, и всё же она движет морем дважды в день. Я люблю её.'],
  ['macintosh', 'It is Clara’s café – “hello” to all of you, naïve façade…'],
]

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (...content: readonly string[]) => `<w:p>${content.join('')}</w:p>`
const cell = (...content: readonly string[]) => `<w:tc>${content.join('')}</w:tc>`

/** The body of a Word document with most of what a reader of Word documents must know. */
const WORD_BODY = [
  paragraph(run(PROSE)),
  paragraph(run('Strong', '<w:b/>'), run(' and '), run('up', '<w:vertAlign w:val="superscript"/>')),
  paragraph(
    `<w:ins>${run('Inserted.')}</w:ins><w:del><w:r><w:delText>No.</w:delText></w:r></w:del>`,
  ),
  paragraph(run('Hidden', '<w:vanish/>'), run('Shown'), '<w:r><w:br/></w:r>', run('below')),
  paragraph(
    `<w:fldSimple w:instr=" HYPERLINK &quot;www.example.org&quot; ">${run('A field')}</w:fldSimple>`,
  ),
  `<w:tbl><w:tr>${cell(paragraph(run('One')), paragraph(run('Two')))}${cell(paragraph(run('Three')))}</w:tr></w:tbl>`,
  paragraph(
    '<w:r><w:ruby><w:rt>',
    run('kan'),
    '</w:rt><w:rubyBase>',
    run('Base'),
    '</w:rubyBase></w:ruby></w:r>',
  ),
  `<w:sdt><w:sdtContent>${paragraph(run('In a control.'))}</w:sdtContent></w:sdt>`,
]

function createWordFile(body: readonly string[]): Uint8Array {
  const end = END.split('\n').filter((line) => line !== '')
  const content = [HEADER, 'A Title'].map((line) => paragraph(run(line)))
  const ending = end.map((line) => paragraph(run(line)))
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const files = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${[...content, ...body, ...ending].join('')}</w:body></w:document>`,
  }
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  )
}

/** Text, Markdown and Word files of many kinds, valid and not. */
export const FILES_TO_READ: readonly FileToRead[] = [
  ...Object.entries(TEXTS).map(([name, text]) => ({name, bytes: new TextEncoder().encode(text)})),
  ...LEGACY.map(([label, text]) => ({name: `${label}.txt`, bytes: encode(withBody(text), label)})),
  {name: 'utf-16.txt', bytes: encodeUtf16(withBody('Žofie’s café – Луна.'))},
  {name: 'word.docx', bytes: createWordFile(WORD_BODY)},
  {name: 'word-without-body.docx', bytes: createWordFile([])},
  {name: 'damaged.docx', bytes: createWordFile(WORD_BODY).subarray(0, 400)},
]

function encode(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label)
  const table = new Map(
    Array.from({length: 256}, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  )
  return Uint8Array.from(
    Array.from(text, (character) => table.get(character) ?? character.charCodeAt(0)),
  )
}

function encodeUtf16(text: string): Uint8Array {
  const units = Uint16Array.from(text.split(''), (character) => character.charCodeAt(0))
  return Uint8Array.from([...units].flatMap((unit) => [unit % 256, Math.floor(unit / 256)]))
}
