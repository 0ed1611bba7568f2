/** Where a text stands in a document, if that is not the usual text of a paragraph. */
export type Origin =
  | 'chart'
  | 'contents'
  | 'diagram'
  | 'equation'
  | 'form-field'
  | 'inserted-file'
  | 'merged-cell'
  | 'note'
  | 'note-mark'
  | 'phonetic-guide'
  | 'placeholder'
  | 'symbol'
  | 'table'
  | 'text-box'
  | 'web-hidden'
  | 'word-art'

/** A mark of a text, with the names of Portable Text. */
export type Mark = 'strong' | 'em' | 'underline' | 'strike-through' | 'sup' | 'sub'

/** A part of a paragraph with the same formatting. */
export interface VisibleRun {
  text: string
  marks: readonly Mark[]
  /** The marks that the style of the paragraph sets. */
  styleMarks: readonly Mark[]
  /** The target of its link; '#name' for a link within the document. */
  href?: string | undefined
  origins: readonly Origin[]
  /** The key of the note whose mark this is. */
  note?: string | undefined
}

/** What Word shows before the text of a list item. */
export interface VisibleLabel {
  text: string
  isBullet: boolean
  number: number
  /** Counted from 1. */
  level: number
}

/** A paragraph with its visible text. */
export interface VisibleBlock {
  /** The name of its style, in lower case; empty for the default style. */
  style: string
  /** The names of the style and of those that it is based on, in lower case. */
  styles: readonly string[]
  /** The level of a heading, counted from 1. */
  headingLevel?: number | undefined
  label?: VisibleLabel | undefined
  /** The number of the note of which it is the first paragraph. */
  note?: number | undefined
  /** The row of the outermost table that the paragraph is in, as a number that is unique in the document. */
  row?: number | undefined
  runs: VisibleRun[]
}
