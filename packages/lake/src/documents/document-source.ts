import type {Attribute} from './attribute.ts'
import type {LakeDocument} from './document.ts'

/** A source of documents: the store, or the store with the changes of an uncommitted transaction. */
export interface DocumentSource {
  get(id: string): LakeDocument | undefined
  /** Every document, ordered by id. */
  all(): Iterable<LakeDocument>
  /** Every document of one type, ordered by id. */
  ofType(type: string): Iterable<LakeDocument>
  /** Every document of one type that has exactly this string at this path, ordered by id. */
  ofTypeWith(type: string, attribute: Attribute): Iterable<LakeDocument>
  /** Every document with a strong or weak reference to one of the ids, ordered by id. */
  referencing(targets: readonly string[]): Iterable<LakeDocument>
  /** Every version in a release, ordered by id. */
  inRelease(release: string): Iterable<LakeDocument>
}
