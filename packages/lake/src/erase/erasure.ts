import {isRecord, isStringArray} from '../json.ts'

/** What was erased. */
export interface Erasure {
  /** The ids of the documents with their drafts and versions, also of those that had been deleted before. */
  readonly documents: readonly string[]
  /** The ids of images and files that only these documents used. */
  readonly assets: readonly string[]
  /** The number of transactions whose history had content of them. */
  readonly transactions: number
  /** The names of deleted copies of the database, which older versions of the Lake have left. */
  readonly copies: readonly string[]
  /** The ids of documents that still refer weakly to an erased one. */
  readonly weakReferences: readonly string[]
}

/** Returns true if a value has the shape of an Erasure. */
export function isErasure(value: unknown): value is Erasure {
  return (
    isRecord(value) &&
    isStringArray(value['documents']) &&
    isStringArray(value['assets']) &&
    typeof value['transactions'] === 'number' &&
    isStringArray(value['copies']) &&
    isStringArray(value['weakReferences'])
  )
}
