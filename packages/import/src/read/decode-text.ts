import {detectEncoding} from './detect-encoding.ts'
import type {DocumentWarning} from './document.ts'
import {DocumentError} from './document-error.ts'
import {findFileKind} from './file-kind.ts'
import {measureImplausibility} from './measure-implausibility.ts'
import {DECODED_TWICE, mendEncoding} from './mend-encoding.ts'
import {quote} from './quote.ts'
import {byteTable, decodeBytes} from './single-byte.ts'

const TEXT_HINT = 'save the article as text in UTF-8, or as a Word document (.docx)'

const SAVE_FILE = 'save the file in UTF-8 (in Notepad: Save As, Encoding)'
const LINE_END = /\r\n|\r|\n/u
// Above this the characters do not fit their neighbours in any encoding.
const MAX_IMPLAUSIBILITY = 1.5

/** A decoded text, and warnings about characters that may be wrong. */
export interface DecodedText {
  text: string
  warnings: DocumentWarning[]
}

/**
 * Decodes the bytes of a text file: UTF-8, UTF-16 or, line by line, an older encoding that is detected. Text that was
 * decoded twice is mended.
 *
 * Throws a DocumentError with code 'empty', 'binary' or 'encoding'.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decode(bytes)
  const {text, example} = mendEncoding(decoded.text)
  if (text.trim() === '') {
    throw new DocumentError(
      'empty',
      1,
      'the file is empty',
      'it must begin with NAME - PIN DIGITS - STATUS, then a title and the text',
    )
  }
  // eslint-disable-next-line no-control-regex -- counting control characters is the purpose
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/gu)?.length ?? 0
  if (text.includes('\u0000') || controls > text.length / 100) {
    throw new DocumentError('binary', 1, 'this is not text but binary data', TEXT_HINT)
  }
  const mended =
    example === undefined
      ? []
      : [
          {
            line: text.slice(0, example.index).split(LINE_END).length,
            message: `the text was decoded twice and is mended: “${example.from}” is “${example.to}”; check its accents and quotation marks`,
          },
        ]
  return {text, warnings: [...decoded.warnings, ...mended, ...warnOfUnreadableCharacters(text)]}
}

function warnOfUnreadableCharacters(text: string): DocumentWarning[] {
  return text.split(LINE_END).flatMap((line, index) => {
    const garbled = DECODED_TWICE.exec(line)?.[0]
    return line.includes('\ufffd')
      ? [{line: index + 1, message: `a character here could not be read; ${SAVE_FILE}`}]
      : garbled === undefined
        ? []
        : [
            {
              line: index + 1,
              message: `“${garbled}” looks like a character that was decoded twice; type it again`,
            },
          ]
  })
}

function decode(bytes: Uint8Array): DecodedText {
  const kind = findFileKind(bytes)
  if (kind !== undefined) {
    throw new DocumentError('binary', 1, `this is not text but ${kind.name}`, kind.hint)
  }
  const label = utf16Label(bytes)
  if (label !== undefined) {
    try {
      return {text: new TextDecoder(label, {fatal: true}).decode(bytes), warnings: []}
    } catch {
      throw new DocumentError('binary', 1, 'this is not text but binary data', TEXT_HINT)
    }
  }
  try {
    return {text: new TextDecoder('utf-8', {fatal: true}).decode(bytes), warnings: []}
  } catch {
    return decodeLines(bytes)
  }
}

// A file that was put together from others can have lines in different encodings.
function decodeLines(bytes: Uint8Array): DecodedText {
  const lines = splitBytes(bytes).map((line) => ({line, text: new TextDecoder().decode(line)}))
  const isOld = lines.map(({text}) => text.includes('\ufffd') && !isMostlyReadable(text))
  const oldLines = lines.filter((_, index) => isOld[index]).map(({line}) => line)
  if (oldLines.length === 0) {
    return {text: lines.map(({text}) => text).join(''), warnings: []}
  }
  const {label, name, implausibility} = detectEncoding(joinBytes(oldLines))
  if (implausibility > MAX_IMPLAUSIBILITY) {
    throw new DocumentError(
      'encoding',
      1,
      'the encoding of this file cannot be detected',
      SAVE_FILE,
    )
  }
  const decoded = lines.map(({line, text}, index) =>
    isOld[index] ? decodeBytes(label, line) : text,
  )
  const isMixed = lines.some(({text}, index) => !isOld[index] && /[\u0080-\uffff]/u.test(text))
  const unsure = decoded.findIndex(
    (text, index) => isOld[index] && (isMixed || !isCertain(text, label)),
  )
  const text = decoded.join('')
  if (unsure === -1) {
    return {text, warnings: []}
  }
  const line = decoded.slice(0, unsure).join('').split(LINE_END).length
  const word = /\S*[\u0080-\u{10ffff}]\S*/u.exec(decoded[unsure] ?? '')?.[0] ?? ''
  const message = isMixed
    ? `this line was read as ${name}, other lines as UTF-8; check ${quote(word)}, or save all in UTF-8`
    : `the file is not in UTF-8 and was read as ${name}; check ${quote(word)}, or ${SAVE_FILE}`
  return {text, warnings: [{line, message}]}
}

// Signs and accents that have the same bytes in the encodings of Western and Central Europe, where they belong.
function isCertain(text: string, label: string): boolean {
  const table = byteTable('windows-1250')
  const western = byteTable('windows-1252')
  return (
    label === 'windows-1252' &&
    measureImplausibility(text) === 0 &&
    Array.from(text).every(
      (character) => character < '\u0080' || table.get(character) === western.get(character),
    )
  )
}

// Splits after each line end.
function splitBytes(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0x0a || (byte === 0x0d && bytes[index + 1] !== 0x0a)) {
      lines.push(bytes.subarray(start, index + 1))
      start = index + 1
    }
  }
  return [...lines, bytes.subarray(start)]
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

// A line in UTF-8 with one invalid byte must not be read in another encoding: every quotation mark would become three
// wrong letters.
function isMostlyReadable(text: string): boolean {
  const broken = text.match(/\ufffd/gu)?.length ?? 0
  const readable = text.match(/[\u0080-\ufffc]/gu)?.length ?? 0
  return readable >= broken
}

// Without a byte-order mark, zero bytes show that a text is UTF-16: each is half of an ASCII character, so nearly all are at even or
// nearly all at odd positions.
function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le'
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return 'utf-16be'
  }
  const beginning = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (const [index, byte] of beginning.entries()) {
    if (byte === 0) {
      even += index % 2 === 0 ? 1 : 0
      odd += index % 2
    }
  }
  if (bytes.length < 8 || bytes.length % 2 === 1 || (even + odd) * 50 < beginning.length) {
    return undefined
  }
  return odd > even * 20 ? 'utf-16le' : even > odd * 20 ? 'utf-16be' : undefined
}
