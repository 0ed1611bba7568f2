import {isRecord, isStringArray} from '../json.ts'

/** Maximum length of the JSON of an attribute in an outline, in UTF-16 code units. */
const MAX_SMALL_LENGTH = 400
/** Maximum length of all attributes in an outline together. */
const MAX_OUTLINE_LENGTH = 3000

/**
 * The short attributes of a document, and the places of all attributes in its JSON, so that most queries
 * need not read the whole document.
 */
export interface Outline {
  readonly values: Readonly<Record<string, unknown>>
  /** All attributes, in the order of the document. */
  readonly names: readonly string[]
  /** The end of each attribute in the JSON, in UTF-16 code units. */
  readonly ends: readonly number[]
}

/** Stringifies a document as `JSON.stringify` does, and outlines it. */
export function stringifyWithOutline(document: Readonly<Record<string, unknown>>): {
  readonly body: string
  readonly outline: string
} {
  const names: string[] = []
  const ends: number[] = []
  const members: string[] = []
  const small: string[] = []
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
    if (value.length <= MAX_SMALL_LENGTH && outlineLength + member.length <= MAX_OUTLINE_LENGTH) {
      outlineLength += member.length
      small.push(member)
    }
  }
  return {
    body: `{${members.join()}}`,
    outline: `{"values":{${small.join()}},"names":${JSON.stringify(names)},"ends":[${ends.join()}]}`,
  }
}

/** Parses a stored outline. Throws a TypeError if it is none. */
export function parseOutline(text: string): Outline {
  const value: unknown = JSON.parse(text)
  if (!isRecord(value)) {
    throw new TypeError('A stored outline is not an object')
  }
  const {values, names, ends} = value
  if (!isRecord(values) || !isStringArray(names) || !isNumberArray(ends)) {
    throw new TypeError('A stored outline is incomplete')
  }
  return {values, names, ends}
}

/** Returns the JSON of an attribute's value within the JSON of its document. */
export function sliceAttribute(body: string, {names, ends}: Outline, name: string): string {
  const index = names.indexOf(name)
  const start = index === 0 ? 1 : (ends[index - 1] ?? 0) + 1
  return body.slice(start + JSON.stringify(name).length + 1, ends[index])
}

function isNumberArray(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'number')
}
