import {DocumentError} from './document-error.ts'

const SIGNATURES: ReadonlyArray<readonly [magic: string, kind: string, wanted: string]> = [
  ['%PDF-', 'a PDF', 'save its text as .txt, .md or .docx'],
  ['{\\rtf', 'a rich text file (RTF)', 'save it as .docx or .txt'],
  ['PK\u0003\u0004', 'a ZIP archive', 'a Word document must be named .docx, all else must be text'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word document (.doc)', 'save it as .docx'],
  ['\u0089PNG', 'a picture', 'give the article’s text as .txt, .md or .docx'],
  ['\u00ff\u00d8\u00ff', 'a picture', 'give the article’s text as .txt, .md or .docx'],
  ['GIF8', 'a picture', 'give the article’s text as .txt, .md or .docx'],
]

const WANTED_TEXT = 'save the article as text in UTF-8, or as a Word document (.docx)'

// The characters of the bytes 0x80 to 0x9f. Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Decodes the bytes of a text file: UTF-8, UTF-16 or, where they are neither, Windows-1252.
 *
 * Throws a DocumentError with code 'empty' or 'binary'.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes)
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
    throw new DocumentError('binary', 1, 'this is not text but binary data', WANTED_TEXT)
  }
  return text
}

function decode(bytes: Uint8Array): string {
  const start = String.fromCodePoint(...bytes.subarray(0, 8))
  for (const [magic, kind, wanted] of SIGNATURES) {
    if (start.startsWith(magic)) {
      throw new DocumentError('binary', 1, `this is not text but ${kind}`, wanted)
    }
  }
  const wide = utf16Label(bytes)
  if (wide !== undefined) {
    try {
      return new TextDecoder(wide, {fatal: true}).decode(bytes)
    } catch {
      throw new DocumentError('binary', 1, 'this is not text but binary data', WANTED_TEXT)
    }
  }
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    return isMostlyReadable(text) ? text : decodeWindows1252(bytes)
  }
}

// From 22.13 on, Node 22 decoded these bytes as Latin-1 for a while, which has control characters here.
function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replaceAll(
      /[\u0080-\u009f]/g,
      (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control,
    )
}

// One broken byte must not turn every quotation mark of a long text in UTF-8 into three wrong letters.
function isMostlyReadable(text: string): boolean {
  const broken = text.match(/\ufffd/gu)?.length ?? 0
  const readable = text.match(/[\u0080-\ufffc]/gu)?.length ?? 0
  return readable >= broken * 4
}

// With a byte-order mark; or without one where every second byte of the beginning is zero, which no text in
// another encoding has.
function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le'
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return 'utf-16be'
  }
  const beginning = bytes.subarray(0, 32)
  if (beginning.length < 8) {
    return undefined
  }
  const zeros = (parity: number) =>
    beginning.every((byte, index) => (index % 2 === parity) === (byte === 0))
  return zeros(1) ? 'utf-16le' : zeros(0) ? 'utf-16be' : undefined
}
