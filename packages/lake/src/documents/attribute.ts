import {isRecord} from '../json.ts'
import type {LakeDocument} from './document.ts'

/** The most names in a path that documents are found by. */
export const MAX_PATH_LENGTH = 3
/** The longest string, in UTF-16 code units, that documents are found by. */
export const MAX_VALUE_LENGTH = 500

/** A document's own string at a path of names, such as `slug.current`. */
export interface Attribute {
  readonly path: readonly string[]
  readonly value: string
}

/** Tells whether documents may be found by this attribute. */
export function isFindable({path, value}: Attribute): boolean {
  return path.length <= MAX_PATH_LENGTH && value.length <= MAX_VALUE_LENGTH
}

/** Tells whether a document has exactly this string at this path. */
export function hasAttribute(document: LakeDocument, {path, value}: Attribute): boolean {
  return stringAt(document, path) === value
}

/** Returns the string at a path; `undefined` where there is something else, or nothing. */
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

/** Lists every attribute that a document may be found by. */
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
