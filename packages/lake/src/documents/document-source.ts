import type {Attribute} from './attribute.ts'
import type {LakeDocument} from './document.ts'

/** Where documents are read from: the store, or the store as it will be once a transaction is committed. */
export interface DocumentSource {
  get(id: string): LakeDocument | undefined
  /** Every document, ordered by id. */
  all(): Iterable<LakeDocument>
  /** Every document of one type, ordered by id. */
  ofType(type: string): Iterable<LakeDocument>
  /** Every document of one type that has exactly this string at this path, ordered by id. */
  ofTypeWith(type: string, attribute: Attribute): Iterable<LakeDocument>
  /** Every document that holds a reference, strong or weak, to one of the ids, ordered by id. */
  referencing(targets: readonly string[]): Iterable<LakeDocument>
}
