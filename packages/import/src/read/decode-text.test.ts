import {Buffer} from 'node:buffer'

import {describe, expect, test} from 'vitest'

import {decodeText} from './decode-text.ts'
import {DocumentError} from './document-error.ts'
import {byteTable} from './single-byte.ts'

const TEXT = 'Clara – it’s “café” — naïve\r\nÿ'
const bytes = (...parts: (number | string)[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))),
  )

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('decodeText reads', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte-order mark', bytes(0xef, 0xbb, 0xbf, TEXT)],
    [
      'UTF-16LE with a byte-order mark',
      Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(TEXT, 'utf16le')]),
    ],
    ['UTF-16BE with a byte-order mark', Buffer.concat([Buffer.of(0xfe, 0xff), swapped(TEXT)])],
    [
      'Windows-1252',
      bytes(
        'Clara ',
        0x96,
        ' it',
        0x92,
        's ',
        0x93,
        'caf',
        0xe9,
        0x94,
        ' ',
        0x97,
        ' na',
        0xef,
        've\r\n',
        0xff,
      ),
    ],
  ])('%s', (_, encoded) => {
    expect(decodeText(encoded).text).toBe(TEXT)
  })

  test('UTF-16 without a byte-order mark, which Windows sometimes writes', () => {
    const plain = 'Clara - PIN 700107 - Busy\r\n\r\nA title'
    expect(decodeText(Buffer.from(plain, 'utf16le')).text).toBe(plain)
    expect(decodeText(swapped(plain)).text).toBe(plain)
  })
})

// Encodes a text in an encoding with one byte for a character.
function encode(text: string, label: string): Uint8Array {
  const table = byteTable(label)
  return Uint8Array.from(
    Array.from(text, (character) => table.get(character) ?? character.charCodeAt(0)),
  )
}

// Decodes the bytes of a text in UTF-8 as another encoding.
function decodeWrongly(text: string, label: string): string {
  const characters = new Map([...byteTable(label)].map(([character, byte]) => [byte, character]))
  return Array.from(
    Buffer.from(text),
    (byte) => characters.get(byte) ?? String.fromCharCode(byte),
  ).join('')
}

function document(text: string): string {
  return `Clara Bell - PIN 700107 - Available\n\nA Title\n\n${text}\n\nLove and light,\n\nPin - 700107\n`
}

const SAMPLES = {
  english: 'It is Clara’s café – “hello” to all of you, naïve façade…',
  french: 'La lune est loin, et déplace la mer deux fois par jour. Où êtes-vous, ma chère ?',
  czech: 'Příliš žluťoučký kůň. Měsíc je daleko, a přece hýbe mořem dvakrát denně.',
  polish: 'Księżyc jest daleko, a jednak porusza morze dwa razy dziennie. Zażółć gęślą jaźń.',
  hungarian: 'A hold messze van, mégis naponta kétszer mozgatja a tengert. Őszinte tűz.',
  russian: 'Луна далеко, и всё же она движет морем дважды в день. Я люблю её.',
  greek: 'Το φεγγάρι είναι μακριά, κι όμως κινεί τη θάλασσα δύο φορές τη μέρα.',
}

describe('decodeText detects', () => {
  test.each([
    ['windows-1252', 'Windows-1252', 'english'],
    ['windows-1252', 'Windows-1252', 'french'],
    ['iso-8859-1', 'Windows-1252', 'french'],
    ['windows-1250', 'Windows-1250', 'czech'],
    ['windows-1250', 'Windows-1250', 'polish'],
    ['iso-8859-2', 'ISO-8859-2', 'polish'],
    ['iso-8859-2', 'Windows-1250', 'hungarian'],
    ['windows-1251', 'Windows-1251', 'russian'],
    ['koi8-r', 'KOI8-R', 'russian'],
    ['iso-8859-5', 'ISO-8859-5', 'russian'],
    ['x-mac-cyrillic', 'Mac Cyrillic', 'russian'],
    ['iso-8859-7', 'ISO-8859-7', 'greek'],
    ['macintosh', 'Mac Roman', 'english'],
    ['macintosh', 'Mac Roman', 'french'],
  ] as const)('%s, and names %s in a warning (%s)', (label, name, sample) => {
    const text = document(SAMPLES[sample])
    const word = SAMPLES[sample].split(' ').find((each) => /[^ -~]/u.test(each)) ?? ''
    expect(decodeText(encode(text, label))).toEqual({
      text,
      warnings: [
        {
          line: 5,
          message: `the file is not in UTF-8 and was read as ${name}; check “${word}”, or save the file in UTF-8 (in Notepad: Save As, Encoding)`,
        },
      ],
    })
  })

  test('an encoding in silence if all similar ones have the same characters', () => {
    const text = document('It’s “here” – and so is the Café…')
    expect(decodeText(encode(text, 'windows-1252'))).toEqual({text, warnings: []})
  })

  test('lines in different encodings', () => {
    const parts = [document('Café in one line.'), 'Café in another – with “quotes”.\n']
    const mixed = Buffer.concat([
      Buffer.from(parts[0] ?? ''),
      encode(parts[1] ?? '', 'windows-1252'),
    ])
    expect(decodeText(mixed)).toEqual({
      text: parts.join(''),
      warnings: [
        {
          line: 10,
          message:
            'this line was read as Windows-1252, other lines as UTF-8; check “Café”, or save all in UTF-8',
        },
      ],
    })
  })

  test('UTF-16 without a byte-order mark although it begins with other letters', () => {
    for (const name of ['Žofie', 'Клара Белл из далёкой страны']) {
      const text = `${name} - PIN 700107 - Busy\r\n\r\nA title\r\n\r\nText.`
      expect(decodeText(Buffer.from(text, 'utf16le'))).toEqual({text, warnings: []})
      expect(decodeText(swapped(text))).toEqual({text, warnings: []})
    }
  })
})

describe('text that was decoded twice', () => {
  test.each([
    ['windows-1252', 'english', 1],
    ['windows-1252', 'english', 2],
    ['windows-1252', 'polish', 1],
    ['windows-1252', 'russian', 2],
    ['windows-1251', 'russian', 1],
    ['macintosh', 'english', 1],
    ['windows-1250', 'czech', 1],
  ] as const)('as %s is mended with a warning (%s, %d times)', (label, sample, times) => {
    const text = document(SAMPLES[sample])
    let wrong: string = text
    for (let time = 0; time < times; time += 1) {
      wrong = decodeWrongly(wrong, label)
    }
    const decoded = decodeText(Buffer.from(wrong))
    expect(decoded.text).toBe(text)
    expect(decoded.warnings).toEqual([
      {line: 5, message: expect.stringContaining('the text was decoded twice and is mended: “')},
    ])
  })

  test('is reported if it cannot be mended', () => {
    expect(decodeText(Buffer.from(document('She says helloâ€ to you.'))).warnings).toEqual([
      {line: 5, message: '“â€” looks like a character that was decoded twice; type it again'},
    ])
  })

  test.each(['„Ä“', '–ß–ß', ...Object.values(SAMPLES)])('is not seen in %j', (sample) => {
    for (const text of [document(sample), document(`${sample} CAFÉ… À »  „Ä“ SÃO 20 °C`)]) {
      expect(decodeText(Buffer.from(text))).toEqual({text, warnings: []})
    }
  })
})

describe('decodeText refuses', () => {
  test.each([
    ['nothing', bytes(), 'empty', 'the file is empty'],
    ['white space', bytes(0xef, 0xbb, 0xbf, ' \r\n\t\n'), 'empty', 'the file is empty'],
    ['a PDF', bytes('%PDF-1.7\n'), 'binary', 'this is not text but a PDF'],
    ['an archive', bytes('PK', 3, 4, 'xxxx'), 'binary', 'this is not text but a ZIP archive'],
    [
      'an old Word document',
      bytes(0xd0, 0xcf, 0x11, 0xe0),
      'binary',
      'this is not text but an old Word document (.doc)',
    ],
    [
      'rich text',
      bytes('{\\rtf1\\ansi Clara'),
      'binary',
      'this is not text but a rich text file (RTF)',
    ],
    [
      'a Word document named .txt',
      bytes('PK', 3, 4, '[Content_Types].xml word/document.xml'),
      'binary',
      'this is not text but a Word document',
    ],
    [
      'an OpenDocument file',
      bytes('PK', 3, 4, 'mimetypeapplication/vnd.oasis.opendocument.text'),
      'binary',
      'this is not text but an OpenDocument file (.odt)',
    ],
    [
      'a web page',
      bytes('<!DOCTYPE html><p>Clara'),
      'binary',
      'this is not text but a web page (HTML)',
    ],
    [
      'a WebP picture',
      bytes('RIFF', 1, 0, 0, 0, 'WEBP'),
      'binary',
      'this is not text but a picture',
    ],
    ['a picture', bytes(0x89, 'PNG\r\n', 0x1a, '\n'), 'binary', 'this is not text but a picture'],
    ['zero bytes', bytes('Clara', 0, 0, 'PIN', 0), 'binary', 'this is not text but binary data'],
    [
      'control characters',
      bytes('Clara', 1, 2, 3, 4),
      'binary',
      'this is not text but binary data',
    ],
    [
      'letters in an unknown encoding',
      bytes('Clara', 0xff, 0xae, 'B', 0xb5, 0xa7, 'x', 0xf7, 0xd7, 'y', 0xa6, 0xac),
      'encoding',
      'the encoding of this file cannot be detected',
    ],
    [
      'half a UTF-16 character',
      bytes(0xff, 0xfe, 0x41),
      'binary',
      'this is not text but binary data',
    ],
  ])('%s', (_, encoded, code, problem) => {
    let error: unknown
    try {
      decodeText(encoded)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(DocumentError)
    expect(error).toMatchObject({code, line: 1, problem})
  })
})
