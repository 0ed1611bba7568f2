import type {DocumentWarning} from '../document.ts'
import type {FieldStack} from './field-stack.ts'
import type {Numbering} from './numbering.ts'
import type {Relationship} from './relationships.ts'
import type {Styles} from './styles.ts'
import type {Note} from '../paragraphs/paragraph.ts'
import type {XmlElement} from './xml-element.ts'
import type {ZipArchive} from './zip-archive.ts'

// For each paragraph.
const MAX_WARNINGS = 20

/** The kinds of notes of a document. */
export type NoteKind = 'footnote' | 'endnote'

/** The state shared by all steps of reading one document. */
export interface WordContext {
  readonly archive: ZipArchive
  readonly styles: Styles
  readonly numbering: Numbering
  /** The relationships of the part that is being read. */
  readonly relationships: ReadonlyMap<string, Relationship>
  readonly fields: FieldStack
  /** The number of the current paragraph, in the whole document. */
  readonly position: {line: number; isCounting: boolean}
  /** The notes to which the text refers, by kind and id. */
  readonly notes: Map<string, NoteReference>
  readonly hasNote: (kind: NoteKind, id: string) => boolean
  readonly warnings: DocumentWarning[]
}

/** A note to which the text refers; its paragraphs are read after the text. */
export interface NoteReference extends Note {
  kind: NoteKind
  id: string
}

/** Reports something that cannot be kept, at the current paragraph. */
export function warn(context: WordContext, message: string): void {
  const {warnings, position} = context
  const {line} = position
  const others = warnings.slice(-MAX_WARNINGS).filter((warning) => warning.line === line)
  // A paragraph can have hundreds of symbols of an unknown font.
  if (others.length < MAX_WARNINGS && !others.some((warning) => warning.message === message)) {
    const isLast = others.length === MAX_WARNINGS - 1
    warnings.push({line, message: isLast ? 'more was left out of this paragraph' : message})
  }
}

/** Returns the content of the branch of an `mc:AlternateContent` element that this reader understands. */
export function chooseAlternative(
  element: XmlElement,
  isUnderstood: (prefix: string) => boolean,
): readonly XmlElement[] {
  const choices = element.children.filter((child) => child.name === 'mc:Choice')
  const understood = choices.find((choice) =>
    (choice.attributes['Requires'] ?? '').split(' ').every(isUnderstood),
  )
  const fallback = element.children.find((child) => child.name === 'mc:Fallback')
  return (understood ?? fallback ?? choices[0])?.children ?? []
}
