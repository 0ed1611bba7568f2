import type {VisibleBlock} from '../oracle/visible-text.ts'
import type {ImportedBlock} from './imported-blocks.ts'
import type {Word} from './words.ts'

/** A difference between what a document shows and what was imported. */
export type Difference =
  /** A visible word is not in the article. `near` is the text of the article at its position. */
  | {type: 'lost'; word: Word; added: readonly Word[]; near: string}
  /** The article has a visible word more often than the document. */
  | {type: 'doubled'; word: Word; lost: readonly Word[]}
  /** The article has a word that the document does not show. */
  | {type: 'added'; word: Word; lost: readonly Word[]}
  /** Neighbouring words have become one word. */
  | {type: 'glued'; words: readonly Word[]}
  /** A word has become several. */
  | {type: 'parted'; word: Word; parts: readonly Word[]}
  /** A word is in a different position. */
  | {type: 'moved'; word: Word}
  /** A word has other punctuation or symbols. */
  | {type: 'changed'; word: Word; to: Word}
  /** The words of one block are in several. */
  | {type: 'divided'; into: readonly ImportedBlock[]}
  /** A block has the words of several. */
  | {type: 'joined'; previous: VisibleBlock; imported: ImportedBlock}
  | {type: 'style'; imported: ImportedBlock}
  /** The label of a list item is missing or wrong, or a paragraph has become an item. */
  | {type: 'label'; imported: ImportedBlock}
  /** A link with another target, or only on one side; without a link it is ''. */
  | {type: 'link'; word: Word; target: string; href: string}
  | {type: 'mark'; mark: string; isMissing: boolean; word: Word; imported: ImportedBlock}

/** A difference and where it is. */
export interface FoundDifference {
  difference: Difference
  /** The visible block; undefined if the document shows nothing. */
  block: VisibleBlock | undefined
  blockIndex: number
}
