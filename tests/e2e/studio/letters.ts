import {strToU8, zipSync} from 'fflate'

import type {CrowdReader} from './crowd.ts'

/** A file to drop into the import tool. */
export interface Letter {
  readonly name: string
  readonly title: string
  readonly reader: CrowdReader
  readonly bytes: Uint8Array
}

const SENTENCE =
  'The moon is far away, and yet it moves the sea twice a day, whoever stands on the shore. '
const PARAGRAPHS = 12

/** Writes documents of readers in turn: text, Markdown and Word in turn. */
export function createLetters(count: number, readers: readonly CrowdReader[]): Letter[] {
  const [first] = readers
  if (first === undefined) {
    throw new Error('Letters need at least one reader.')
  }
  return Array.from({length: count}, (_, index) => {
    const reader = readers[index % readers.length] ?? first
    const number = String(index + 1).padStart(3, '0')
    const title = `Crowd letter ${number}`
    const extension = ['txt', 'md', 'docx'][index % 3] ?? 'txt'
    const lines = [
      `${reader.name} - PIN ${reader.pin} - Busy`,
      extension === 'md' ? `# ${title}` : title,
      ...Array.from({length: PARAGRAPHS}, (__, at) => `Paragraph ${at + 1}. ${SENTENCE.repeat(4)}`),
      'Love and light,',
    ]
    const bytes = extension === 'docx' ? createWordFile(lines) : strToU8(lines.join('\n\n'))
    return {name: `letter-${number}.${extension}`, title, reader, bytes}
  })
}

function createWordFile(paragraphs: readonly string[]): Uint8Array {
  const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')
  return zipSync({
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${relationships}"><Relationship Id="d" Type="${type}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`,
    ),
  })
}
