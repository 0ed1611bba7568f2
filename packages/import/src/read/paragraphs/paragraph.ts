import type {Decorator} from '@reader-article/content'

import type {DocumentLink} from '../document.ts'
import type {ListLabel} from './list-label.ts'
import type {StyleKind} from './style-names.ts'

/** Text with its marks. */
export interface TextPart {
  type: 'text'
  text: string
  decorators: readonly Decorator[]
  link?: DocumentLink
  /** The note whose mark stands here; the text is empty until the notes are numbered. */
  note?: Note
}

/** A footnote or an endnote. */
export interface Note {
  /** The number of the paragraph with its first mark. */
  line: number
  paragraphs: Paragraph[]
}

/** A picture that browsers can show. */
export interface PicturePart {
  type: 'picture'
  bytes: Uint8Array
  extension: string
  alt: string
}

/** What a paragraph contains. */
export type ParagraphPart = TextPart | PicturePart

/** A paragraph of a Word document or of pasted text, as it is shown. */
export interface Paragraph {
  /** The number of the paragraph in the document. */
  line: number
  kind: StyleKind
  label?: ListLabel
  content: ParagraphPart[]
  /** Whether its spaces and line breaks stay as they are. */
  isPreformatted?: boolean
}

/** Returns the text of a paragraph. */
export function textOf(content: readonly ParagraphPart[]): string {
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('')
}

/** Returns the text of a paragraph without marks; superscript and subscript become characters, as in '10⁶', if possible. */
export function plainTextOf(content: readonly ParagraphPart[]): string {
  return content
    .map((part) =>
      part.type !== 'text'
        ? ''
        : part.decorators.includes('sup')
          ? toCharacters(part.text, SUPERSCRIPT)
          : part.decorators.includes('sub')
            ? toCharacters(part.text, SUBSCRIPT)
            : part.text,
    )
    .join('')
}

const PLAIN = '0123456789+-=()'
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'
const SUBSCRIPT = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'

function toCharacters(text: string, characters: string): string {
  return Array.from(text, (character) => characters[PLAIN.indexOf(character)] ?? character).join('')
}

// White space, and characters that show nothing.
const BLANK = /^[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060]*$/u

/** Returns whether a paragraph shows nothing. */
export function isBlank(content: readonly ParagraphPart[]): boolean {
  return content.every(
    (part) => part.type === 'text' && part.note === undefined && BLANK.test(part.text),
  )
}
