import {isRecord} from '../json.ts'
import type {Outline} from './outline.ts'

/** A stored document of which only the attributes that a query uses are parsed. */
export class StoredDocument {
  /** The id with which the client sees the document: in a list of layers, that of the published document. */
  readonly id: string
  readonly #storedId: string
  readonly #outline: Outline
  readonly #readBody: () => string
  #body: string | undefined
  #parsed: Map<string, unknown> | undefined

  constructor(
    ids: {readonly id: string; readonly storedId: string; readonly isLayered: boolean},
    outline: Outline,
    readBody: () => string,
  ) {
    this.id = ids.id
    this.#storedId = ids.storedId
    this.isLayered = ids.isLayered
    this.#outline = outline
    this.#readBody = readBody
  }

  /** True if `_id` and `_originalId` differ from the stored document. */
  readonly isLayered: boolean

  /** The names of all attributes, in order. */
  get names(): readonly string[] {
    const {names} = this.#outline
    return !this.isLayered || this.#outline.has('_originalId') ? names : [...names, '_originalId']
  }

  /** Returns the value of an attribute; `undefined` if there is none. */
  get(name: string): unknown {
    if (this.isLayered && name === '_id') {
      return this.id
    }
    if (this.isLayered && name === '_originalId') {
      return this.#storedId
    }
    if (!this.#outline.has(name)) {
      return undefined
    }
    this.#parsed ??= new Map()
    let value = this.#parsed.get(name)
    if (value === undefined) {
      value = JSON.parse(this.textOf(name))
      this.#parsed.set(name, value)
    }
    return value
  }

  /** Returns the JSON of an attribute; `null` if there is none. */
  textOf(name: string): string {
    if (this.isLayered && (name === '_id' || name === '_originalId')) {
      return JSON.stringify(this.get(name))
    }
    const text = this.#outline.textOf(name)
    if (text !== undefined) {
      return text
    }
    if (!this.#outline.has(name)) {
      return 'null'
    }
    const {value, end} = this.#outline.placeOf(name)
    return this.#text().slice(value, end)
  }

  /** Returns the JSON of the whole document. */
  text(): string {
    return this.isLayered ? this.#layeredText() : this.#text()
  }

  /**
   * Returns the JSON of the document, not of one in layers, with the JSON of some attributes in place of its own or at
   * its end. Their names are not integers, which would come first.
   */
  textWith(changes: ReadonlyMap<string, string>): string {
    const text = this.#text()
    const places = [...changes.keys()]
      .filter((name) => this.#outline.has(name))
      .map((name) => ({name, place: this.#outline.placeOf(name)}))
      .toSorted((left, right) => left.place.start - right.place.start)
    let result = ''
    let end = 0
    for (const {name, place} of places) {
      result += text.slice(end, place.value) + (changes.get(name) ?? 'null')
      end = place.end
    }
    result += text.slice(end, -1)
    for (const [name, value] of changes) {
      result += this.#outline.has(name) ? '' : `,${JSON.stringify(name)}:${value}`
    }
    return `${result}}`
  }

  /** Returns true if the document has a reference to one of the ids, as `references()` finds it. */
  references(ids: ReadonlySet<unknown>): boolean {
    // A `_ref` of the document itself hides all others.
    if (this.#outline.has('_ref')) {
      return hasReference(JSON.parse(this.#text()), ids)
    }
    const {names} = this.#outline
    return (
      names.some((name) => this.#hasReference(name, this.#outline.textOf(name), ids)) ||
      names.some(
        (name) =>
          this.#outline.textOf(name) === undefined &&
          this.#hasReference(name, this.textOf(name), ids),
      )
    )
  }

  #hasReference(name: string, text: string | undefined, ids: ReadonlySet<unknown>): boolean {
    return text !== undefined && text.includes('"_ref":') && hasReference(this.get(name), ids)
  }

  #text(): string {
    this.#body ??= this.#readBody()
    return this.#body
  }

  #layeredText(): string {
    const members = this.names.map((name) => `${JSON.stringify(name)}:${this.textOf(name)}`)
    return `{${members.join()}}`
  }
}

function hasReference(value: unknown, ids: ReadonlySet<unknown>): boolean {
  if (Array.isArray(value)) {
    return value.some((entry) => hasReference(entry, ids))
  }
  if (!isRecord(value)) {
    return false
  }
  return value['_ref']
    ? ids.has(value['_ref'])
    : Object.values(value).some((entry) => hasReference(entry, ids))
}
