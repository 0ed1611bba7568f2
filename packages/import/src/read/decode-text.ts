import {DocumentError} from './document-error.ts'

const SIGNATURES: ReadonlyArray<readonly [magic: string, kind: string, hint: string]> = [
  ['%PDF-', 'a PDF', 'save its text as .txt, .md or .docx'],
  ['{\\rtf', 'a rich text file (RTF)', 'save it as .docx or .txt'],
  [
    'PK\u0003\u0004',
    'a ZIP archive',
    'name a Word document .docx; any other document must be text',
  ],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word document (.doc)', 'save it as .docx'],
  ['\u0089PNG', 'a picture', 'save the article’s text as .txt, .md or .docx'],
  ['\u00ff\u00d8\u00ff', 'a picture', 'save the article’s text as .txt, .md or .docx'],
  ['GIF8', 'a picture', 'save the article’s text as .txt, .md or .docx'],
]

const TEXT_HINT = 'save the article as text in UTF-8, or as a Word document (.docx)'

// The characters of the bytes 0x80 to 0x9f. Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Decodes the bytes of a text file: UTF-8, UTF-16 or, if they are neither, Windows-1252.
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
    throw new DocumentError('binary', 1, 'this is not text but binary data', TEXT_HINT)
  }
  return text
}

function decode(bytes: Uint8Array): string {
  const start = String.fromCodePoint(...bytes.subarray(0, 8))
  for (const [magic, kind, hint] of SIGNATURES) {
    if (start.startsWith(magic)) {
      throw new DocumentError('binary', 1, `this is not text but ${kind}`, hint)
    }
  }
  const label = utf16Label(bytes)
  if (label !== undefined) {
    try {
      return new TextDecoder(label, {fatal: true}).decode(bytes)
    } catch {
      throw new DocumentError('binary', 1, 'this is not text but binary data', TEXT_HINT)
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

// A long text in UTF-8 with one invalid byte must not be read as Windows-1252: every quotation mark would become three
// wrong letters.
function isMostlyReadable(text: string): boolean {
  const broken = text.match(/\ufffd/gu)?.length ?? 0
  const readable = text.match(/[\u0080-\ufffc]/gu)?.length ?? 0
  return readable >= broken * 4
}

// A text without a byte-order mark is UTF-16 if every second byte at its beginning is zero: this happens in no other
// encoding.
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
