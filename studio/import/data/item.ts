import type {ParsedDocument} from '@reader-article/import/read'

/** Why something cannot be imported, in one sentence. */
export interface Problem {
  readonly message: string
  /** Counted from 1; in Word documents a paragraph. */
  readonly line?: number | undefined
  /** Whether choosing a reader can solve the problem. */
  readonly needsReader?: boolean
}

/** A file that was dropped, or a text that was pasted. */
export interface Source {
  /** Derived from the content at the time of dropping, so that the same file is recognised. */
  readonly id: string
  readonly name: string
  /** The current content; editing the text of a source replaces it. */
  readonly bytes: Uint8Array
  /** Why the file was not opened; then there are no bytes. */
  readonly problem?: Problem
}

/** A reader whom the editor chose. */
export interface ChosenReader {
  readonly name: string
  readonly pin: string
}

/** What an editor changed. */
export interface Edits {
  readonly title?: string
  readonly signOff?: string
  readonly reader?: ChosenReader
  /** Whether the reader gets the status of the document. */
  readonly setsStatus: boolean
  readonly isLeftOut: boolean
}

/** What reading a document resulted in. */
export type Reading =
  | {readonly state: 'waiting'}
  | {readonly state: 'failed'; readonly problem: Problem}
  | {readonly state: 'read'; readonly document: ParsedDocument}

/** What making the draft of a document resulted in; 'making' may have been written already. */
export type Outcome =
  | {readonly state: 'making'}
  | {readonly state: 'failed'; readonly problem: Problem}
  | {
      readonly state: 'made'
      readonly action: 'created' | 'updated' | 'unchanged'
      readonly articleId: string
    }

/** What making a draft would do. */
export type Plan =
  | {readonly state: 'failed'; readonly problem: Problem}
  | {
      readonly state: 'planned'
      readonly action: 'created' | 'updated' | 'unchanged'
      readonly changes: readonly string[]
      /** Warnings of reading and planning, in the order of their lines. */
      readonly warnings: readonly {readonly line: number; readonly message: string}[]
    }

/** A document to import: a source, or one part of a source with several documents. */
export interface ImportItem {
  readonly id: string
  readonly sourceId: string
  readonly name: string
  /** The position in the source, from 0 on. */
  readonly part: number
  readonly reading: Reading
  readonly edits: Edits
  readonly plan?: Plan | undefined
  readonly outcome?: Outcome | undefined
}

export const NO_EDITS: Edits = {setsStatus: false, isLeftOut: false}

/** Returns the document with the editor's changes; undefined if it cannot be read. */
export function editedDocument({
  reading,
  edits,
}: Pick<ImportItem, 'reading' | 'edits'>): ParsedDocument | undefined {
  if (reading.state !== 'read') {
    return undefined
  }
  const {signOff: writtenSignOff, ...document} = reading.document
  const signOff = (edits.signOff ?? writtenSignOff ?? '').trim()
  return {
    ...document,
    ...edits.reader,
    title: (edits.title ?? document.title).trim(),
    ...(signOff !== '' && {signOff}),
  }
}

/** Returns true while an editor can change an item: until its draft is, or may have been, made. */
export function isEditable({outcome}: ImportItem): boolean {
  return outcome?.state !== 'made' && outcome?.state !== 'making'
}

/** Returns true for text and Markdown, whose text can be edited; Word documents are edited in Word. */
export function hasEditableText(name: string): boolean {
  return !/\.docx$/iu.test(name)
}
