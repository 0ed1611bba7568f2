import {Buffer} from 'node:buffer'

import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'

import type {DocumentBlock, ParsedDocument} from './document.ts'
import {DocumentError} from './document-error.ts'
import {parseDocument, parseDocuments} from './parse-document.ts'

const HEADER = 'Clara Bell - PIN 700107 - Busy'

function textOf(blocks: readonly DocumentBlock[]): string {
  return blocks
    .map((block) => {
      switch (block._type) {
        case 'block':
          return block.children.map((span) => span.text).join('')
        case 'pullQuote':
          return block.text
        case 'callout':
          return textOf(block.body)
        default:
          return ''
      }
    })
    .join('\n')
}

// The letters and digits of a text, sorted.
function lettersOf(text: string): string {
  return Array.from(text.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? [])
    .toSorted()
    .join('')
}

// What is left of each document of a file, without the first header.
function keptText(document: ParsedDocument, index: number): string {
  const {name, pin, statusLabel, title, body, signOff = '', signature = ''} = document
  const header = index === 0 ? '' : `${name} PIN ${pin} ${statusLabel}`
  return [header, title, textOf(body), signOff, signature].join(' ')
}

const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '')

describe('parseDocument', () => {
  test('selects the format by the file extension', async () => {
    const bytes = Buffer.from(`${HEADER}\n\nTitle\n\n**Text**`)
    const spans = async (name: string) =>
      (await parseDocument(bytes, name)).body.flatMap((block) =>
        block._type === 'block' ? block.children : [],
      )
    expect(await spans('a.txt')).toEqual([{_type: 'span', _key: 's0', text: '**Text**', marks: []}])
    expect(await spans('a')).toEqual(await spans('a.txt'))
    expect(await spans('a.md')).toEqual([
      {_type: 'span', _key: 's0', text: 'Text', marks: ['strong']},
    ])
    expect(await spans('A.MARKDOWN')).toEqual(await spans('a.md'))
    await expect(parseDocument(bytes, 'a.docx')).rejects.toMatchObject({code: 'word'})
  })

  test('refuses a document that is too large or nested too deeply', async () => {
    await expect(parseDocument(new Uint8Array(3 * 1024 * 1024), 'a.txt')).rejects.toMatchObject({
      code: 'too-large',
      problem: 'the file has 3 MB',
    })
    const deep = Buffer.from(`${HEADER}\n\nTitle\n\n${'> '.repeat(20_000)}x`)
    await expect(parseDocument(deep, 'a.md')).rejects.toMatchObject({code: 'too-deep'})
  })

  test('reads a text in UTF-8 with an invalid byte, and warns of its line', async () => {
    const bytes = Buffer.from(`${HEADER}\n\nTitle\n\n“It’s” – é~.`)
    bytes[bytes.indexOf('~')] = 0xff
    const document = await parseDocument(bytes, 'a.txt')
    expect(textOf(document.body)).toBe('“It’s” – é\ufffd.')
    expect(document.warnings).toEqual([
      {
        line: 5,
        message:
          'a character here could not be read; save the file in UTF-8 (in Notepad: Save As, Encoding)',
      },
    ])
  })

  test('throws nothing but a DocumentError for any bytes', async () => {
    const file = fc.oneof(
      fc.uint8Array({maxLength: 400}),
      fc.string({unit: 'binary', maxLength: 200}).map((text) => Buffer.from(text)),
      fc
        .array(
          fc.oneof(
            fc.constantFrom(
              '#',
              '>',
              '- ',
              '1. ',
              ':::',
              '::',
              '{',
              '}',
              '`',
              '*',
              '![',
              '](',
              ')',
              '\n',
              '\n\n',
              '---',
              '|',
              '<b>',
              '&',
              '\\',
              'PIN',
              '700107',
              ':::callout{',
              'pull-quote',
            ),
            fc.string({unit: 'grapheme', maxLength: 6}),
          ),
          {maxLength: 80},
        )
        .map((parts) => Buffer.from(`${HEADER}\nTitle\n\n${parts.join('')}`)),
    )
    await fc.assert(
      fc.asyncProperty(file, fc.constantFrom('a.txt', 'a.md', 'a.docx'), async (bytes, name) => {
        const result: unknown = await parseDocument(bytes, name).then(
          ({body}) =>
            new Set(body.map((block) => block._key)).size === body.length && body.length > 0,
          (error: unknown) => error instanceof DocumentError || error,
        )
        expect(result).toBe(true)
      }),
      {numRuns: 1500},
    )
  })

  const word = fc
    .array(fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzäéßøКлара’–0123456789')), {
      minLength: 1,
      maxLength: 12,
    })
    .map((letters) => letters.join(''))
    // A word that begins like a list item or a thematic break of Markdown is not only text.
    .filter((text) => !/^[-–\d]/u.test(text))
  const paragraph = fc.array(word, {minLength: 1, maxLength: 60})

  test.each(['a.txt', 'a.md'])(
    'keeps all words of a body in %s in order, with any layout',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(paragraph, {minLength: 1, maxLength: 8}),
          fc.constantFrom('\n', '\r\n', '\r'),
          fc.constantFrom(0, 1, 2, 5),
          fc.option(fc.integer({min: 30, max: 140}), {nil: undefined}),
          fc.constantFrom(' ', '  ', ' \u00a0', '\u00a0 '),
          async (paragraphs, end, blanks, width, space) => {
            const body = paragraphs
              .map((parts) => wrap(parts, width, space, end))
              .join(end.repeat(blanks + 1))
            const source = [
              HEADER,
              '',
              'A title',
              '',
              body,
              '',
              'Love and light,',
              'Clara',
              '',
            ].join(end)
            const document = await parseDocument(Buffer.from(source), name)
            expect(words(textOf(document.body))).toEqual(paragraphs.flat())
            expect(textOf(document.body)).not.toMatch(/ {2}|\u00a0 | \u00a0/u)
            expect(document).toMatchObject({
              title: 'A title',
              signOff: 'Love and light,',
              signature: 'Clara',
            })
          },
        ),
        {numRuns: 300},
      )
    },
  )

  test.each(['a.txt', 'a.md'])('loses no letter of any lines in %s', async (name) => {
    const line = fc.oneof(
      fc.array(word, {minLength: 1, maxLength: 14}).map((parts) => parts.join(' ')),
      fc.constantFrom(
        '',
        '',
        '',
        'Love and light,',
        'Blessings ✨',
        'Until next time…',
        'Clara',
        'Clara Bell',
        'Pin - 700107',
        'PIN 700107 / 0161 496 0000',
        '~ Clara Bell ~ PIN 700107 ~',
        'Psychic reader',
        'www.example.org',
        '700107',
        'xx',
        'P.S. Bring a candle.',
        'Roses by the water,',
        '    Violets by the stone,',
        'the won-',
        'derful sea',
        'the self-',
        'Sent from my phone',
        '> quoted',
        '• a point',
        '-----',
        'Ada Moon - PIN 0043 - Busy',
        'Ada Moon',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, {minLength: 1, maxLength: 30}), async (lines) => {
        const source = `A title\n\n${lines.join('\n')}`
        const kept = await parseDocuments(Buffer.from(`${HEADER}\n\n${source}`), name).then(
          (documents) => documents.map(keptText).join(' '),
          (error: unknown) => (error instanceof DocumentError ? source : Promise.reject(error)),
        )
        expect(lettersOf(kept)).toBe(lettersOf(source))
      }),
      {numRuns: 1500},
    )
  })
})

function wrap(
  parts: readonly string[],
  width: number | undefined,
  space: string,
  end: string,
): string {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && width !== undefined && line.length + 1 + part.length > width) {
      lines.push(line)
      line = part
    } else {
      line = line === '' ? part : `${line}${space}${part}`
    }
  }
  return [...lines, line].join(end)
}
