/** What a document shows before a list item or a numbered heading. */
export interface ListLabel {
  /** Counted from 1. */
  level: number
  isBullet: boolean
  number: number
  /** The number as written, such as '1.', '(a)' or '2.1'; '•' for a bullet. */
  text: string
  format: string
  /** Whether the label is one number with punctuation at most: the item's own, or that of an outer item. */
  isPlain: 'own' | 'outer' | false
}
