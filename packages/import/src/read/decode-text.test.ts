import {Buffer} from 'node:buffer'

import {describe, expect, test} from 'vitest'

import {decodeText} from './decode-text.ts'
import {DocumentError} from './document-error.ts'

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
    expect(decodeText(encoded)).toBe(TEXT)
  })

  test('UTF-16 without a byte-order mark, which Windows sometimes writes', () => {
    const plain = 'Clara - PIN 700107 - Busy\r\n\r\nA title'
    expect(decodeText(Buffer.from(plain, 'utf16le'))).toBe(plain)
    expect(decodeText(swapped(plain))).toBe(plain)
  })
})

describe('decodeText refuses', () => {
  test.each([
    ['nothing', bytes(), 'empty', 'the file is empty'],
    ['white space', bytes(0xef, 0xbb, 0xbf, ' \r\n\t\n'), 'empty', 'the file is empty'],
    ['a PDF', bytes('%PDF-1.7\n'), 'binary', 'this is not text but a PDF'],
    [
      'a Word document named .txt',
      bytes('PK', 3, 4, 'xxxx'),
      'binary',
      'this is not text but a ZIP archive',
    ],
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
    ['a picture', bytes(0x89, 'PNG\r\n', 0x1a, '\n'), 'binary', 'this is not text but a picture'],
    ['zero bytes', bytes('Clara', 0, 0, 'PIN', 0), 'binary', 'this is not text but binary data'],
    [
      'control characters',
      bytes('Clara', 1, 2, 3, 4),
      'binary',
      'this is not text but binary data',
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
