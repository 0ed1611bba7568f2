import {isRecord} from '../json.ts'
import type {LakeDocument} from './document.ts'

/** Maximum number of names in an indexed path. */
export const MAX_PATH_LENGTH = 3
/** Maximum length of an indexed string, in UTF-16 code units. */
export const MAX_VALUE_LENGTH = 500

/** A string of a document and its path, such as `slug.current`. */
export interface Attribute {
  readonly path: readonly string[]
  readonly value: string
}

/** Returns true if the index can contain this attribute. */
export function isIndexable({path, value}: Attribute): boolean {
  return path.length <= MAX_PATH_LENGTH && value.length <= MAX_VALUE_LENGTH
}

/** Returns true if a document has exactly this string at this path. */
export function hasAttribute(document: LakeDocument, {path, value}: Attribute): boolean {
  return stringAt(document, path) === value
}

/** Returns the string at a path; `undefined` if there is no string. */
export function stringAt(document: LakeDocument, path: readonly string[]): string | undefined {
  let value: unknown = document
  for (const name of path) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) {
      return undefined
    }
    value = value[name]
  }
  return typeof value === 'string' ? value : undefined
}

/** Lists the attributes under which a document is indexed. */
export function attributesOf(document: LakeDocument): Attribute[] {
  return attributesIn(document, [])
}

function attributesIn(container: Record<string, unknown>, path: readonly string[]): Attribute[] {
  return Object.entries(container).flatMap(([name, value]) => {
    const inner = [...path, name]
    if (typeof value === 'string') {
      return value.length <= MAX_VALUE_LENGTH ? [{path: inner, value}] : []
    }
    return isRecord(value) && inner.length < MAX_PATH_LENGTH ? attributesIn(value, inner) : []
  })
}
