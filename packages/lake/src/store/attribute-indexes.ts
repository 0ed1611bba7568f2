import {stringAt, type Attribute} from '../documents/attribute.ts'
import type {LakeDocument} from '../documents/document.ts'

/** Every index takes memory; if there are too many, the least recently used index is dropped. */
const MAX_INDEXES = 16

interface AttributeIndex {
  readonly type: string
  readonly path: readonly string[]
  readonly idsByValue: Map<string, Set<string>>
  readonly valuesById: Map<string, string>
}

/** Indexes that find the documents of a type by a string at a path; each is built at its first use. */
export class AttributeIndexes {
  readonly #indexes = new Map<string, AttributeIndex>()

  /** Lists the matching ids in order. `readType` reads all documents of the type, to build a missing index. */
  find(type: string, {path, value}: Attribute, readType: () => Iterable<LakeDocument>): string[] {
    const key = JSON.stringify([type, path])
    const index = this.#indexes.get(key) ?? build(type, path, readType())
    this.#indexes.delete(key)
    this.#indexes.set(key, index)
    for (const unused of this.#indexes.keys()) {
      if (this.#indexes.size <= MAX_INDEXES) {
        break
      }
      this.#indexes.delete(unused)
    }
    return [...(index.idsByValue.get(value) ?? [])].toSorted()
  }

  /** Applies a committed change of one document to all indexes. */
  update(id: string, readDocument: () => LakeDocument | undefined): void {
    if (this.#indexes.size === 0) {
      return
    }
    const document = readDocument()
    for (const index of this.#indexes.values()) {
      remove(index, id)
      if (document?._type === index.type) {
        add(index, document)
      }
    }
  }

  clear(): void {
    this.#indexes.clear()
  }
}

function build(
  type: string,
  path: readonly string[],
  documents: Iterable<LakeDocument>,
): AttributeIndex {
  const index: AttributeIndex = {type, path, idsByValue: new Map(), valuesById: new Map()}
  for (const document of documents) {
    add(index, document)
  }
  return index
}

function add({path, idsByValue, valuesById}: AttributeIndex, document: LakeDocument): void {
  const value = stringAt(document, path)
  if (value === undefined) {
    return
  }
  valuesById.set(document._id, value)
  const ids = idsByValue.get(value)
  if (ids) {
    ids.add(document._id)
  } else {
    idsByValue.set(value, new Set([document._id]))
  }
}

function remove({idsByValue, valuesById}: AttributeIndex, id: string): void {
  const value = valuesById.get(id)
  const ids = value === undefined ? undefined : idsByValue.get(value)
  if (value === undefined || !ids) {
    return
  }
  valuesById.delete(id)
  ids.delete(id)
  if (ids.size === 0) {
    idsByValue.delete(value)
  }
}
