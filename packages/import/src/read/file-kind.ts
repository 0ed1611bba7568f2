/** What a file is that is neither text nor a Word document. */
export interface FileKind {
  /** With its article, such as 'a PDF'. */
  name: string
  /** What to do with it. */
  hint: string
}

// In bytes; the names of the files in an archive are at its beginning and at its end.
const ARCHIVE_START = 4096
const ARCHIVE_END = 64 * 1024

const COPY_TEXT = 'save the article’s text as .txt, .md or .docx'
const PICTURE: FileKind = {name: 'a picture', hint: COPY_TEXT}
const KINDS: ReadonlyArray<readonly [pattern: RegExp, kind: FileKind]> = [
  [/^%PDF-/u, {name: 'a PDF', hint: 'save its text as .txt, .md or .docx'}],
  [/^\{\\rtf/u, {name: 'a rich text file (RTF)', hint: 'save it as .docx or .txt'}],
  [/^\u00d0\u00cf[^]\u00e0/u, {name: 'an old Word document (.doc)', hint: 'save it as .docx'}],
  [
    /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html)\b/iu,
    {
      name: 'a web page (HTML)',
      hint: 'open it in a browser, and copy its text into a .txt or .docx file',
    },
  ],
  [/^(?:\u00ef\u00bb\u00bf)?\s*<\?xml\b/iu, {name: 'an XML file', hint: COPY_TEXT}],
  [/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|RIFF[^]{4}WEBP|[^]{4}ftyp(?:heic|mif1|avif))/u, PICTURE],
]
const ARCHIVES: ReadonlyArray<readonly [pattern: RegExp, kind: FileKind]> = [
  [
    /mimetypeapplication\/vnd\.oasis\.opendocument/u,
    {name: 'an OpenDocument file (.odt)', hint: 'save it as .docx'},
  ],
  [/\bword\/document/u, {name: 'a Word document', hint: 'give it a name that ends in .docx'}],
  [/\bxl\/workbook/u, {name: 'an Excel workbook', hint: COPY_TEXT}],
  [/\bppt\/presentation/u, {name: 'a PowerPoint presentation', hint: COPY_TEXT}],
  [/\bIndex\/Document\.iwa/u, {name: 'a Pages document', hint: 'export it as Word (.docx)'}],
]
const ARCHIVE: FileKind = {
  name: 'a ZIP archive',
  hint: 'name a Word document .docx; any other document must be text',
}

/** Finds out by its content what a file is; returns undefined for what may be text. */
export function findFileKind(bytes: Uint8Array): FileKind | undefined {
  const start = toText(bytes.subarray(0, ARCHIVE_START))
  if (!start.startsWith('PK\u0003\u0004')) {
    return KINDS.find(([pattern]) => pattern.test(start))?.[1]
  }
  const names = start + toText(bytes.subarray(Math.max(0, bytes.length - ARCHIVE_END)))
  return ARCHIVES.find(([pattern]) => pattern.test(names))?.[1] ?? ARCHIVE
}

// One character for each byte, whatever the encoding is.
function toText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
