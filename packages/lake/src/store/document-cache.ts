import type {LakeDocument} from '../documents/document.ts'

interface Entry {
  readonly document: LakeDocument
  readonly size: number
}

/** A cache of the most recently used parsed documents, limited by the size of their text. */
export class DocumentCache {
  readonly #entries = new Map<string, Entry>()
  readonly #capacity: number
  #size = 0

  /** `capacity` is in UTF-16 code units of JSON text. */
  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(id: string): LakeDocument | undefined {
    const entry = this.#entries.get(id)
    if (!entry) {
      return undefined
    }
    this.#entries.delete(id)
    this.#entries.set(id, entry)
    return entry.document
  }

  set(document: LakeDocument, size: number): void {
    this.delete(document._id)
    if (size > this.#capacity) {
      return
    }
    this.#entries.set(document._id, {document, size})
    this.#size += size
    for (const id of this.#entries.keys()) {
      if (this.#size <= this.#capacity) {
        break
      }
      this.delete(id)
    }
  }

  clear(): void {
    this.#entries.clear()
    this.#size = 0
  }

  delete(id: string): void {
    const entry = this.#entries.get(id)
    if (!entry) {
      return
    }
    this.#entries.delete(id)
    this.#size -= entry.size
  }
}
