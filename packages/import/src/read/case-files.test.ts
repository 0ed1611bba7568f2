import {Buffer} from 'node:buffer'

import {describe, expect, test} from 'vitest'

import {DocumentError} from './document-error.ts'
import {parseDocument} from './parse-document.ts'
import {byteTable} from './single-byte.ts'

const PROSE =
  'The moon is far away, and yet it moves the sea twice a day, and nobody on the shore has ever asked it to stop.'
const LAST = 'Stand where the water stops, and wait until it comes back for you.'
const HEADER = 'Clara Bell - PIN 700107 - Available'
const END = 'Love and light,\n\nPin - 700107\n'

interface Summary {
  header?: string
  body?: string[]
  signOff?: string | undefined
  signature?: string | undefined
  warnings?: string[]
}

const USUAL: Summary = {
  header: 'Clara Bell, 700107, Available',
  signOff: 'Love and light,',
  signature: 'Pin - 700107',
  warnings: [],
}

async function read(text: string | Uint8Array): Promise<Summary | string> {
  try {
    const document = await parseDocument(Buffer.from(text), 'a.txt')
    const {name, pin, statusLabel, signOff, signature} = document
    return {
      header: `${name}, ${pin}, ${statusLabel}`,
      body: document.body.map((block) =>
        block._type === 'block' ? block.children.map((span) => span.text).join('') : block._type,
      ),
      signOff,
      signature,
      warnings: document.warnings.map(({line, message}) => `${line}: ${message}`),
    }
  } catch (error) {
    return error instanceof DocumentError
      ? `${error.code} ${error.line}: ${error.message}`
      : Promise.reject(error)
  }
}

function withBody(...paragraphs: string[]): string {
  return [HEADER, 'A Title', ...paragraphs, END].join('\n\n')
}

function withEnd(end: string): string {
  return [HEADER, 'A Title', PROSE, LAST, end].join('\n\n')
}

function withHeader(header: string): string {
  return [header, 'A Title', PROSE, END].join('\n\n')
}

function encode(text: string, label: string): Uint8Array {
  const table = byteTable(label)
  return Uint8Array.from(
    Array.from(text, (character) => table.get(character) ?? character.charCodeAt(0)),
  )
}

describe('verse', () => {
  const verse = 'Roses by the water,\nViolets by the stone,\nNobody is ever\nWalking here alone.'
  const wrapped = PROSE.replace(' nobody', '\nnobody')

  test.each([
    ['in four lines', verse, [PROSE, verse, LAST]],
    ['in small letters', verse.toLowerCase(), [PROSE, verse.toLowerCase(), LAST]],
    ['that is indented', verse.replaceAll(/^/gmu, '    '), [PROSE, verse, LAST]],
    [
      'of questions',
      'Who walks there?\nOnly the wind.\nWho waits there?\nOnly me.',
      [PROSE, 'Who walks there?\nOnly the wind.\nWho waits there?\nOnly me.', LAST],
    ],
  ])('%s stays in lines', async (_, stanza, body) => {
    expect(await read(withBody(PROSE, stanza, LAST))).toEqual({...USUAL, body})
  })

  test('between wrapped prose stays in lines, and the prose is joined', async () => {
    expect(await read(withBody(wrapped, verse, wrapped))).toEqual({
      ...USUAL,
      body: [PROSE, verse, PROSE],
    })
  })
})

describe('the encoding', () => {
  test('UTF-8 that was decoded twice is mended', async () => {
    expect(await read(withBody('It is Claraâ€™s cafÃ© â€“ â€œhelloâ€\u009d to you.'))).toEqual({
      ...USUAL,
      body: ['It is Clara’s café – “hello” to you.'],
      warnings: [
        '5: the text was decoded twice and is mended: “â€™” is “’”; check its accents and quotation marks',
      ],
    })
  })

  test('UTF-8 and Windows-1252 in one file are both read', async () => {
    const parts = [
      Buffer.from(`${HEADER}\n\nA Title\n\nCafé in one line.\n\n`),
      encode('Café in another – with ‘quotes’.\n\n', 'windows-1252'),
      Buffer.from(END),
    ]
    expect(await read(Buffer.concat(parts))).toEqual({
      ...USUAL,
      body: ['Café in one line.', 'Café in another – with ‘quotes’.'],
      warnings: [
        '7: this line was read as Windows-1252, other lines as UTF-8; check “Café”, or save all in UTF-8',
      ],
    })
  })

  test('Windows-1251 is detected', async () => {
    const text =
      'Клара Белл - PIN 700107 - Доступна\n\nЧто знает луна\n\nЛуна далеко, и всё же она движет морем.\n\nС любовью,\n\nPin - 700107\n'
    expect(await read(encode(text, 'windows-1251'))).toEqual({
      header: 'Клара Белл, 700107, Доступна',
      body: ['Луна далеко, и всё же она движет морем.'],
      signOff: 'С любовью,',
      signature: 'Pin - 700107',
      warnings: [
        '1: the file is not in UTF-8 and was read as Windows-1251; check “Клара”, or save the file in UTF-8 (in Notepad: Save As, Encoding)',
      ],
    })
  })

  test('UTF-16 without a byte-order mark is read', async () => {
    const text = withBody(PROSE).replace('Clara', 'Žofie')
    expect(await read(Buffer.from(text, 'utf16le'))).toEqual({
      ...USUAL,
      header: 'Žofie Bell, 700107, Available',
      body: [PROSE],
    })
  })
})

describe('the end', () => {
  test.each<[end: string, signOff: string, signature: string | undefined, warnings: string[]]>([
    [
      'Love and light ✨💜\n\nClara xx\n\nPin - 700107',
      'Love and light ✨💜',
      'Clara xx Pin - 700107',
      [],
    ],
    ['Until next time…', 'Until next time…', undefined, []],
    [
      'Much love and many blessings,\nClara Bell\nPIN 700107\nwww.example.org',
      'Much love and many blessings,',
      'Clara Bell PIN 700107 www.example.org',
      ['12: “www.example.org” is omitted: it is part of the signature'],
    ],
    [
      'Kind regards\n\nClara Bell\nPsychic reader',
      'Kind regards',
      'Clara Bell Psychic reader',
      ['12: “Psychic reader” is omitted: it is part of the signature'],
    ],
    ['Wishing you peace 🙏', 'Wishing you peace 🙏', undefined, []],
    [
      'Love and light,\n\n~ Clara Bell ~ PIN 700107 ~',
      'Love and light,',
      '~ Clara Bell ~ PIN 700107 ~',
      [],
    ],
    [
      'Love and light,\n\nReader: Clara Bell, PIN: 700107',
      'Love and light,',
      'Reader: Clara Bell, PIN: 700107',
      [],
    ],
    [
      'Love and light,\n\nPIN 700107 / 0161 496 0000',
      'Love and light,',
      'PIN 700107 / 0161 496 0000',
      ['11: “0161 496 0000” is omitted: it is part of the signature'],
    ],
  ])('%j is understood', async (end, signOff, signature, warnings) => {
    expect(await read(withEnd(end))).toEqual({
      ...USUAL,
      body: [PROSE, LAST],
      signOff,
      signature,
      warnings,
    })
  })

  test.each<[title: string, end: string, body: string[], rest: Summary]>([
    [
      'a postscript',
      `${END}\nP.S. Bring a candle to the next one.`,
      ['P.S. Bring a candle to the next one.'],
      {},
    ],
    [
      'the last line of verse',
      'And the sea goes on,\nAnd the moon goes on,\nLove and light,\nPin - 700107',
      ['And the sea goes on,\nAnd the moon goes on,'],
      {},
    ],
    [
      'a number',
      'The winning number tonight was\n\n123456',
      ['The winning number tonight was', '123456'],
      {signOff: undefined, signature: undefined},
    ],
  ])('keeps %s in the text', async (_, end, body, rest) => {
    expect(await read(withEnd(end))).toEqual({...USUAL, body: [PROSE, LAST, ...body], ...rest})
  })

  test('with a different PIN above a postscript is an error', async () => {
    expect(await read(withEnd('Love and light,\n\nPin - 700999\n\nP.S. Bring a candle.'))).toBe(
      'signature-pin 11: the signature’s PIN “700999” is not the header’s PIN “700107”; both must be the same',
    )
  })

  test('followed by a second document is an error', async () => {
    expect(await read(`${withEnd(END)}\n\n${withEnd(END).replace('A Title', 'Another')}`)).toBe(
      'several-documents 14: a second document begins here: “Clara Bell - PIN 700107 - Available”; save each document as a file of its own, or import them with --split',
    )
  })
})

describe('the header', () => {
  test.each([
    'Name: Clara Bell\nPin: 700107\nStatus: Available',
    'Clara Bell PIN# 700107 Available',
    'Clara Bell, PIN 700107, Available',
    'Clara Bell • PIN 700107 • Available',
    'Clara Bell\tPIN 700107\tAvailable',
  ])('%j is understood', async (header) => {
    expect(await read(withHeader(header))).toEqual({...USUAL, body: [PROSE]})
  })

  test('with a space in the PIN gets an error that says so', async () => {
    expect(await read(withHeader('Clara Bell - PIN 700 107 - Available'))).toBe(
      'pin-format 1: the PIN “700 107” is not a number of 4 to 10 digits; write its digits without spaces or signs between them, such as 700107',
    )
  })
})
