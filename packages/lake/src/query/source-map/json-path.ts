import {isRecord} from '../../json.ts'
import type {IdentifiedDocument, SourcePath} from './origin.ts'
import type {SourceMapFormat} from './source-map-format.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
}

const ESCAPED = /[\f\n\r\t'\\]/u

/** A `_key` that needs no escape; @sanity/client does not read the others back. */
const SIMPLE_KEY = /^[^'\\]+$/

/** Returns a step of a normalized JSON path (RFC 9535), as @sanity/client writes it: `['title']` or `[0]`. */
export function jsonPathStep(key: string | number): string {
  if (typeof key === 'number') {
    return `[${key}]`
  }
  const escaped = ESCAPED.test(key)
    ? key.replace(/./gsu, (character) => ESCAPES[character] ?? character)
    : key
  return `['${escaped}']`
}

/** Returns the JSON path of a value in a document. */
export function jsonPathOf(
  document: IdentifiedDocument,
  path: SourcePath | undefined,
  format: SourceMapFormat,
): string {
  let text = '$'
  let value: unknown = document
  for (const key of keysOf(path)) {
    text +=
      format === 'by-key' && typeof key === 'number' ? elementStep(value, key) : jsonPathStep(key)
    value = isRecord(value) || Array.isArray(value) ? Reflect.get(value, key) : undefined
  }
  return text
}

function keysOf(path: SourcePath | undefined): (string | number)[] {
  const keys: (string | number)[] = []
  for (let step = path; step; step = step.parent) {
    keys.unshift(step.key)
  }
  return keys
}

/** Returns `[?(@._key=='a1')]`, or the index if the element has no `_key` of its own. */
function elementStep(array: unknown, index: number): string {
  const key = Array.isArray(array) ? uniqueKeysOf(array)[index] : undefined
  return key === undefined ? jsonPathStep(index) : `[?(@._key=='${key}')]`
}

const uniqueKeys = new WeakMap<readonly unknown[], readonly (string | undefined)[]>()

/** Lists the `_key` of each element; `undefined` if it has none, or if another element has the same. */
function uniqueKeysOf(array: readonly unknown[]): readonly (string | undefined)[] {
  const cached = uniqueKeys.get(array)
  if (cached) {
    return cached
  }
  const keys = array.map((element) => (isRecord(element) ? element['_key'] : undefined))
  const counts = new Map<unknown, number>()
  for (const key of keys) {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const unique = keys.map((key) =>
    typeof key === 'string' && SIMPLE_KEY.test(key) && counts.get(key) === 1 ? key : undefined,
  )
  uniqueKeys.set(array, unique)
  return unique
}
