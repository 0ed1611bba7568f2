import {isRecord, isStringArray} from '../json.ts'

/** Maximum length of the JSON of an attribute in an outline, in UTF-16 code units. */
const MAX_SHORT_LENGTH = 400
/** Maximum length of all attributes in an outline together. */
const MAX_OUTLINE_LENGTH = 3000
const VALUES_START = '{"values":{'
const NAMES_START = '},"names":'
const ENDS_START = ',"ends":'
const MAX_NAME_LISTS = 1000
/** Longer lists of names are not kept. */
const MAX_NAMES_LENGTH = 4000

/** The attributes of all documents with the same names in the same order. */
interface AttributeNames {
  readonly names: readonly string[]
  readonly indexes: ReadonlyMap<string, number>
  /** The length of each name as JSON with its colon, in UTF-16 code units. */
  readonly lengths: readonly number[]
}

/** The place of an attribute in the JSON of its document, in UTF-16 code units: of its name, its value and its end. */
export interface AttributePlace {
  readonly start: number
  readonly value: number
  readonly end: number
}

/**
 * The short attributes of a document, and the places of all attributes in its JSON, so that most queries need not
 * read the whole document. It stays text, because most queries use few attributes and only show them.
 */
export class Outline {
  readonly #attributes: AttributeNames
  readonly #ends: readonly number[]
  /** The members of the short attributes, joined by commas. */
  readonly #short: string
  /** The place of each attribute in `#short`; -1 if it is not there. */
  readonly #shortStarts: readonly number[]

  constructor(
    attributes: AttributeNames,
    ends: readonly number[],
    short: string,
    shortStarts: readonly number[],
  ) {
    this.#attributes = attributes
    this.#ends = ends
    this.#short = short
    this.#shortStarts = shortStarts
  }

  /** All attributes, in the order of the document. */
  get names(): readonly string[] {
    return this.#attributes.names
  }

  /** The length of the JSON of the document without its last bracket, in UTF-16 code units. */
  get length(): number {
    return this.#ends.at(-1) ?? 0
  }

  has(name: string): boolean {
    return this.#attributes.indexes.has(name)
  }

  /** Returns the JSON of a short attribute; `undefined` if the outline has none with this name. */
  textOf(name: string): string | undefined {
    const {indexes, lengths} = this.#attributes
    const index = indexes.get(name) ?? -1
    const start = this.#shortStarts[index] ?? -1
    if (start < 0) {
      return undefined
    }
    const length = memberLength(this.#ends, index)
    return this.#short.slice(start + (lengths[index] ?? 0), start + length)
  }

  /** Finds an attribute that the document has. */
  placeOf(name: string): AttributePlace {
    const index = this.#attributes.indexes.get(name) ?? -1
    const start = memberStart(this.#ends, index)
    return {
      start,
      value: start + (this.#attributes.lengths[index] ?? 0),
      end: this.#ends[index] ?? start,
    }
  }
}

/** The JSON of a document and of its outline. */
export interface DocumentText {
  readonly body: string
  readonly outline: string
}

/** Stringifies a document as `JSON.stringify` does, and outlines it. */
export function stringifyWithOutline(document: Readonly<Record<string, unknown>>): DocumentText {
  const names: string[] = []
  const ends: number[] = []
  const members: string[] = []
  const short: string[] = []
  let end = 0
  let outlineLength = 0
  for (const name of Object.keys(document)) {
    const value = JSON.stringify(document[name])
    if (value === undefined) {
      continue
    }
    const member = `${JSON.stringify(name)}:${value}`
    names.push(name)
    members.push(member)
    end += member.length + 1
    ends.push(end)
    if (value.length <= MAX_SHORT_LENGTH && outlineLength + member.length <= MAX_OUTLINE_LENGTH) {
      outlineLength += member.length
      short.push(member)
    }
  }
  return {
    body: `{${members.join()}}`,
    outline: `{"values":{${short.join()}},"names":${JSON.stringify(names)},"ends":[${ends.join()}]}`,
  }
}

/** Parses a stored outline. Throws a SyntaxError or a TypeError if it is none. */
export function parseOutline(text: string): Outline {
  // The names and ends contain no quotes that are not escaped, so these are the last places.
  const namesStart = text.lastIndexOf(NAMES_START)
  const endsStart = text.lastIndexOf(ENDS_START)
  if (!text.startsWith(VALUES_START) || namesStart < 0 || endsStart < namesStart) {
    throw new TypeError('A stored outline is incomplete')
  }
  const short = text.slice(VALUES_START.length, namesStart)
  const attributes = findNames(text.slice(namesStart + NAMES_START.length, endsStart))
  const ends: unknown = JSON.parse(text.slice(endsStart + ENDS_START.length, -1))
  if (!isNumberArray(ends) || ends.length !== attributes.names.length) {
    throw new TypeError('A stored outline is incomplete')
  }
  return new Outline(attributes, ends, short, findShort(attributes, ends, short))
}

const nameLists = new Map<string, AttributeNames>()

/** Parses the names of a document's attributes, which most documents of a type have in common. */
function findNames(text: string): AttributeNames {
  const known = nameLists.get(text)
  if (known) {
    return known
  }
  const names: unknown = JSON.parse(text)
  if (!isStringArray(names)) {
    throw new TypeError('A stored outline has no names')
  }
  const attributes = {
    names,
    indexes: new Map(names.map((name, index) => [name, index])),
    lengths: names.map((name) => JSON.stringify(name).length + 1),
  }
  if (nameLists.size >= MAX_NAME_LISTS) {
    nameLists.clear()
  }
  if (text.length <= MAX_NAMES_LENGTH) {
    nameLists.set(text, attributes)
  }
  return attributes
}

/** Finds the place of each attribute in the short members; -1 if it is not there. */
function findShort(
  {names, lengths}: AttributeNames,
  ends: readonly number[],
  short: string,
): readonly number[] {
  let total = 0
  const starts = startsOf(ends, (index, length) => {
    const fits =
      length - (lengths[index] ?? 0) <= MAX_SHORT_LENGTH && total + length <= MAX_OUTLINE_LENGTH
    total += fits ? length : 0
    return fits
  })
  if (starts.end === short.length) {
    return starts.starts
  }
  // An outline of a version with other limits.
  const values: unknown = JSON.parse(`{${short}}`)
  return startsOf(ends, (index) => isRecord(values) && Object.hasOwn(values, names[index] ?? ''))
    .starts
}

function startsOf(
  ends: readonly number[],
  isShort: (index: number, length: number) => boolean,
): {readonly starts: readonly number[]; readonly end: number} {
  let end = 0
  const starts = ends.map((_, index) => {
    const length = memberLength(ends, index)
    if (!isShort(index, length)) {
      return -1
    }
    const start = end === 0 ? 0 : end + 1
    end = start + length
    return start
  })
  return {starts, end}
}

function memberStart(ends: readonly number[], index: number): number {
  return index === 0 ? 1 : (ends[index - 1] ?? 0) + 1
}

function memberLength(ends: readonly number[], index: number): number {
  return (ends[index] ?? 0) - memberStart(ends, index)
}

function isNumberArray(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'number')
}
