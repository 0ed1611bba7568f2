import {hasAttribute, type Attribute} from '../documents/attribute.ts'
import {releaseOf} from '../documents/document-id.ts'
import type {LakeDocument} from '../documents/document.ts'
import type {DocumentSource} from '../documents/document-source.ts'
import {referencesOf} from '../documents/references.ts'

/** The documents as they will be when the current transaction is committed. */
export class StagedDocuments implements DocumentSource {
  readonly #base: DocumentSource
  readonly #staged = new Map<string, LakeDocument | undefined>()
  readonly #targets = new WeakMap<LakeDocument, ReadonlySet<string>>()

  constructor(base: DocumentSource) {
    this.#base = base
  }

  get(id: string): LakeDocument | undefined {
    return this.#staged.has(id) ? this.#staged.get(id) : this.#base.get(id)
  }

  /** Stages a document; `undefined` stages its removal. */
  set(id: string, document: LakeDocument | undefined): void {
    this.#staged.set(id, document)
  }

  /** Returns all staged documents by id; `null` stands for a removal. */
  entries(): [id: string, document: LakeDocument | null][] {
    return [...this.#staged].map(([id, document]) => [id, document ?? null])
  }

  all(): Iterable<LakeDocument> {
    return this.#merge(this.#base.all(), () => true)
  }

  ofType(type: string): Iterable<LakeDocument> {
    return this.#merge(this.#base.ofType(type), (document) => document._type === type)
  }

  ofTypeWith(type: string, attribute: Attribute): Iterable<LakeDocument> {
    return this.#merge(
      this.#base.ofTypeWith(type, attribute),
      (document) => document._type === type && hasAttribute(document, attribute),
    )
  }

  referencing(targets: readonly string[]): Iterable<LakeDocument> {
    return this.#merge(this.#base.referencing(targets), (document) => {
      const targetsOfDocument = this.#targetsOf(document)
      return targets.some((target) => targetsOfDocument.has(target))
    })
  }

  inRelease(release: string): Iterable<LakeDocument> {
    return this.#merge(
      this.#base.inRelease(release),
      (document) => releaseOf(document._id) === release,
    )
  }

  /** Reads the references of a document once, because each deletion looks at all staged documents. */
  #targetsOf(document: LakeDocument): ReadonlySet<string> {
    const known = this.#targets.get(document)
    if (known) {
      return known
    }
    const targets = new Set(referencesOf(document).map(({target}) => target))
    this.#targets.set(document, targets)
    return targets
  }

  #merge(
    base: Iterable<LakeDocument>,
    matches: (document: LakeDocument) => boolean,
  ): LakeDocument[] {
    const merged = [...base].filter((document) => !this.#staged.has(document._id))
    for (const document of this.#staged.values()) {
      if (document && matches(document)) {
        merged.push(document)
      }
    }
    return merged.toSorted((a, b) => (a._id < b._id ? -1 : 1))
  }
}
