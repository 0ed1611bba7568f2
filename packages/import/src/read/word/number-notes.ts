import {joinAsLines} from './join-as-lines.ts'
import type {WordContent, WordNote, WordParagraph} from './word-paragraph.ts'

/** Paragraphs whose notes are numbered. */
export interface NumberedParagraphs {
  paragraphs: WordParagraph[]
  /** The notes as items of a list, in the order of their marks. */
  notes: WordParagraph[]
}

/**
 * Numbers the notes of a document from 1, in the order of their marks, and writes the marks into the text, such as
 * '[1]'. The notes of `before` and `after`, the title and the sign-off, are counted too, but their marks are not shown.
 */
export function numberNotes(
  body: readonly WordParagraph[],
  {before, after}: Readonly<Record<'before' | 'after', readonly WordParagraph[]>>,
): NumberedParagraphs {
  const numbers = new Map<WordNote, number>()
  const number = (paragraph: WordParagraph): WordParagraph => ({
    ...paragraph,
    content: paragraph.content.map((part) => writeMark(part, numbers)),
  })
  before.forEach(number)
  const paragraphs = body.map(number)
  after.forEach(number)
  const notes: WordParagraph[] = []
  // A note can contain the mark of a further note, which is added while this runs.
  for (const [note, value] of numbers) {
    notes.push(createItem(note.line, note.paragraphs.map(number), value))
  }
  return {paragraphs, notes}
}

function writeMark(part: WordContent, numbers: Map<WordNote, number>): WordContent {
  if (part.type !== 'text' || part.note === undefined) {
    return part
  }
  const value = numbers.get(part.note) ?? numbers.size + 1
  numbers.set(part.note, value)
  return {...part, text: `[${value}]`}
}

function createItem(
  line: number,
  paragraphs: readonly WordParagraph[],
  value: number,
): WordParagraph {
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
