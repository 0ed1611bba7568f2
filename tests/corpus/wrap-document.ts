import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'

const HEADER = 'Clara Bell - PIN 700107 - Available'
const TITLE = 'A document of the corpus'
/** The text at the end of a wrapped document: because of it, nothing in the document is taken for a sign-off. */
export const LAST_SENTENCE =
  'This sentence ends the document, so that the importer looks for no signature in the text above it.'

/**
 * Puts a header and a title before the text of a Word document, and a sentence after it, so that the importer accepts
 * any document. Returns undefined if the file is no Word document.
 */
export function wrapWordDocument(bytes: Uint8Array): Uint8Array | undefined {
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes)
  } catch {
    return undefined
  }
  const relations = files['_rels/.rels']
  const [, target] =
    /Type="[^"]*\/officeDocument"[^>]*Target="([^"]*)"/u.exec(text(relations)) ??
    /Target="([^"]*)"[^>]*Type="[^"]*\/officeDocument"/u.exec(text(relations)) ??
    []
  const name = (target ?? 'word/document.xml').replace(/^\//u, '')
  const main = files[name]
  const source = text(main)
  const body = /<(?<prefix>(?:[\w.-]+:)?)body(?:\s[^>]*)?>/u.exec(source)
  const prefix = body?.groups?.['prefix'] ?? ''
  const end = source.lastIndexOf(`</${prefix}body>`)
  if (body === null || end < 0) {
    return undefined
  }
  const start = body.index + body[0].length
  const paragraph = (content: string) =>
    `<${prefix}p><${prefix}r><${prefix}t>${content}</${prefix}t></${prefix}r></${prefix}p>`
  files[name] = strToU8(
    [
      source.slice(0, start),
      paragraph(HEADER),
      paragraph(TITLE),
      source.slice(start, end),
      paragraph(LAST_SENTENCE),
      source.slice(end),
    ]
      .join('')
      .replace(/(<\?xml[^>]*encoding=["'])[^"']*/u, '$1UTF-8'),
  )
  return zipSync(files, {level: 1})
}

/** Puts a header and a title before a text, and a sentence after it. */
export function wrapText(content: string): string {
  return `${HEADER}\n\n${TITLE}\n\n${content}\n\n${LAST_SENTENCE}\n`
}

function text(bytes: Uint8Array | undefined): string {
  if (bytes === undefined) {
    return ''
  }
  const isUtf16 = bytes[0] === 0xff || bytes[1] === 0
  return isUtf16
    ? new TextDecoder('utf-16le').decode(bytes)
    : strFromU8(bytes).replace(/^\ufeff/u, '')
}
