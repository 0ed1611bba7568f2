import {isRecord, isStringArray} from '../json.ts'
import {isOrderFunction, orderValueOf, type OrderFunction} from './order-value.ts'
import {encodeKey, isScalar, type Direction} from './sort-key.ts'

/** Maximum length of a key, in bytes. */
export const MAX_KEY_LENGTH = 1000
/** Maximum number of keys that one document has in an index. */
export const MAX_KEYS = 100

/** A part of the order of an index. */
export interface OrderPart {
  readonly path: readonly string[]
  readonly direction: Direction
  /** Orders by the results of this function. */
  readonly function?: OrderFunction
}

/**
 * An index of documents: of one type or of all types, by the values at `equals`, then in an order. A
 * document without a string, number or boolean at each path of `equals` is not in the index.
 *
 * With `contains`, the index is by the values of the array at this path, and has neither `equals` nor an order: a
 * document is in it once for each string, number or boolean in the array.
 */
export interface PathIndexDefinition {
  readonly type: string | null
  readonly equals: readonly (readonly string[])[]
  readonly order: readonly OrderPart[]
  readonly contains?: readonly string[]
}

/** A document, or a stored document of which only some attributes are parsed. */
export interface AttributeSource {
  get(name: string): unknown
}

/** Returns the keys of a document in an index, in order and each once; none if the index does not contain it. */
export function keysOf(
  {type, equals, order, contains}: PathIndexDefinition,
  document: AttributeSource,
): readonly Buffer[] {
  if (type !== null && document.get('_type') !== type) {
    return []
  }
  if (contains) {
    const list = valueAt(document, contains)
    const values = new Set(Array.isArray(list) ? list.filter(isScalar) : [])
    return Array.from(values, (value) => encodeKey([value], ['asc'])).toSorted((left, right) =>
      Buffer.compare(left, right),
    )
  }
  const values = equals.map((path) => valueAt(document, path))
  return values.every(isScalar)
    ? [
        encodeKey(
          [...values, ...order.map((part) => orderedValue(document, part))],
          [...equals.map(() => 'asc' as const), ...order.map(({direction}) => direction)],
        ),
      ]
    : []
}

function orderedValue(document: AttributeSource, {path, function: name}: OrderPart): unknown {
  const value = valueAt(document, path)
  return name ? orderValueOf(value, name) : value
}

/** Returns the value at a path; `undefined` if there is none. */
export function valueAt(document: AttributeSource, path: readonly string[]): unknown {
  const [first = '', ...rest] = path
  let value = document.get(first)
  for (const name of rest) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) {
      return undefined
    }
    value = value[name]
  }
  return value
}

/** Parses a stored definition. Throws a TypeError if it is none. */
export function parseDefinition(text: string): PathIndexDefinition {
  const value: unknown = JSON.parse(text)
  if (isRecord(value)) {
    const {type, equals, order, contains} = value
    if (
      (type === null || typeof type === 'string') &&
      Array.isArray(equals) &&
      equals.every(isStringArray) &&
      Array.isArray(order) &&
      order.every(isOrderPart) &&
      (contains === undefined || isStringArray(contains))
    ) {
      return {type, equals, order, ...(contains && {contains})}
    }
  }
  throw new TypeError('A stored index has no definition')
}

function isOrderPart(value: unknown): value is OrderPart {
  return (
    isRecord(value) &&
    isStringArray(value['path']) &&
    (value['function'] === undefined || isOrderFunction(value['function'])) &&
    (value['direction'] === 'asc' || value['direction'] === 'desc')
  )
}
