import {joinAsLines} from './join-as-lines.ts'
import type {ParagraphPart, Note, Paragraph} from './paragraph.ts'

/** Paragraphs whose notes are numbered. */
export interface NumberedParagraphs {
  paragraphs: Paragraph[]
  /** The notes as items of a list, in the order of their marks. */
  notes: Paragraph[]
}

/**
 * Numbers the notes of a document from 1, in the order of their marks, and writes the marks into the text, such as
 * '[1]'. The notes of `before` and `after`, the title and the sign-off, are counted too, but their marks are not shown.
 */
export function numberNotes(
  body: readonly Paragraph[],
  {before, after}: Readonly<Record<'before' | 'after', readonly Paragraph[]>>,
): NumberedParagraphs {
  const numbers = new Map<Note, number>()
  const number = (paragraph: Paragraph): Paragraph => ({
    ...paragraph,
    content: paragraph.content.map((part) => writeMark(part, numbers)),
  })
  before.forEach(number)
  const paragraphs = body.map(number)
  after.forEach(number)
  const notes: Paragraph[] = []
  // A note can contain the mark of a further note, which is added while this runs.
  for (const [note, value] of numbers) {
    notes.push(createItem(note.line, note.paragraphs.map(number), value))
  }
  return {paragraphs, notes}
}

function writeMark(part: ParagraphPart, numbers: Map<Note, number>): ParagraphPart {
  if (part.type !== 'text' || part.note === undefined) {
    return part
  }
  const value = numbers.get(part.note) ?? numbers.size + 1
  numbers.set(part.note, value)
  return {...part, text: `[${value}]`}
}

function createItem(line: number, paragraphs: readonly Paragraph[], value: number): Paragraph {
  return {
    line,
    kind: {type: 'text'},
    label: {
      level: 1,
      isBullet: false,
      number: value,
      text: `[${value}]`,
      format: 'decimal',
      isPlain: 'own',
    },
    content: joinAsLines(paragraphs),
  }
}
