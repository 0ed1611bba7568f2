import type {ReadableTypes} from '../../auth/caller.ts'
import {
  draftIdOf,
  isPublicId,
  isPublishedId,
  publishedIdOf,
  versionIdOf,
} from '../../documents/document-id.ts'
import {isRecord} from '../../json.ts'
import type {DocumentStore} from '../../store/document-store.ts'
import {StoredDocument} from '../../store/stored-document.ts'
import type {Perspective} from '../perspective.ts'
import type {Budget} from './budget.ts'

/** The documents that a client sees: `public` are those without a dot in the id; a list has layers. */
export type Visibility = 'raw' | 'published' | 'public' | readonly string[]

/** Returns what a client sees; `undefined` if it depends on the types of documents. */
export function visibilityOf(
  perspective: Perspective,
  readableTypes: ReadableTypes,
): Visibility | undefined {
  if (readableTypes === 'all') {
    return perspective
  }
  return 'only' in readableTypes || readableTypes.length > 0 ? undefined : 'public'
}

/** The documents that one client sees with one perspective, as `createView` defines them. */
export class VisibleDocuments {
  readonly visibility: Visibility
  readonly #layers: readonly string[] | undefined
  readonly #store: DocumentStore
  readonly #budget: Budget
  readonly #found = new Map<string, StoredDocument | undefined>()

  constructor(store: DocumentStore, visibility: Visibility, budget: Budget) {
    this.visibility = visibility
    this.#layers = typeof visibility === 'string' ? undefined : visibility
    this.#store = store
    this.#budget = budget
  }

  get isLayered(): boolean {
    return this.#layers !== undefined
  }

  /** Finds a document by the id with which the client sees it. */
  find(id: string): StoredDocument | undefined {
    if (this.#found.has(id)) {
      return this.#found.get(id)
    }
    this.#budget.take('documents')
    const document = this.#read(id)
    this.#found.set(id, document)
    return document
  }

  /** Returns the id with which the client sees a stored document; `undefined` if it does not see it, or if it is damaged. */
  visibleIdOf(storedId: string): string | undefined {
    if (this.#store.bodies.isDamaged(storedId)) {
      return undefined
    }
    if (this.#layers) {
      const id = publishedIdOf(storedId)
      return this.#resolve(id, this.#layers) === storedId ? id : undefined
    }
    const isVisible =
      this.visibility === 'raw' ||
      (this.visibility === 'published' ? isPublishedId(storedId) : isPublicId(storedId))
    return isVisible ? storedId : undefined
  }

  #read(id: string): StoredDocument | undefined {
    const storedId = this.#layers ? this.#resolve(id, this.#layers) : this.visibleIdOf(id)
    const outline = storedId === undefined ? undefined : this.#store.outlines.find(storedId)
    if (storedId === undefined || !outline) {
      return undefined
    }
    return new StoredDocument({id, storedId, isLayered: this.isLayered}, outline, () => {
      this.#budget.take('text', outline.length)
      return this.#store.bodies.readExisting(storedId)
    })
  }

  /** Returns true if a client that is allowed to see it would find a damaged document with this id. */
  isDamaged(id: string): boolean {
    const {bodies} = this.#store
    if (!bodies.hasDamage) {
      return false
    }
    const storedId = this.#layers ? this.#resolve(id, this.#layers) : id
    return storedId !== undefined && bodies.isDamaged(storedId)
  }

  /** Returns the id of the variant that hides all others. */
  #resolve(id: string, layers: readonly string[]): string | undefined {
    if (!isPublishedId(id)) {
      return undefined
    }
    for (const layer of layers) {
      const variantId = layer === 'drafts' ? draftIdOf(id) : versionIdOf(id, layer)
      this.#budget.take('rows')
      if (this.#store.lookup.has(variantId)) {
        return this.#isMarkedForUnpublishing(variantId) ? undefined : variantId
      }
    }
    return id
  }

  #isMarkedForUnpublishing(id: string): boolean {
    const outline = this.#store.outlines.find(id)
    if (!outline?.has('_system')) {
      return false
    }
    this.#budget.take('text', outline.length)
    const variant = new StoredDocument({id, storedId: id, isLayered: false}, outline, () =>
      this.#store.bodies.readExisting(id),
    )
    const system = variant.get('_system')
    return isRecord(system) && system['delete'] === true
  }
}
