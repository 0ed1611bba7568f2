import {isRecord} from '../../json.ts'
import {isObjectOfGroq} from '../groq.ts'

/** A document that a source map can name. */
export interface IdentifiedDocument {
  readonly _id: string
  readonly _type: string
  readonly [attribute: string]: unknown
}

/** A path in a document, from its last key to its first; undefined is the whole document. */
export interface SourcePath {
  readonly parent: SourcePath | undefined
  readonly key: string | number
}

/**
 * Where a value comes from.
 *
 * `document`: it is the value at a path of a document, and its parts are the parts there. `literal`: it is in
 * the query or its parameters. `unknown`: it was computed. `object` and `array`: the query has created it, and
 * each of its parts has an origin of its own.
 */
export type Origin =
  | {
      readonly kind: 'document'
      readonly document: IdentifiedDocument
      readonly path: SourcePath | undefined
    }
  | {readonly kind: 'literal' | 'unknown'}
  | {readonly kind: 'object'; readonly attributes: ReadonlyMap<string, Origin>}
  | {readonly kind: 'array'; readonly elements: readonly Origin[]}

/** A value of groq-js with its origin. */
export interface Traced {
  readonly value: unknown
  readonly origin: Origin
}

/** A traced array. */
export interface TracedArray extends Traced {
  readonly value: readonly unknown[]
}

/** A traced object. */
export interface TracedObject extends Traced {
  readonly value: Record<string, unknown>
}

export const LITERAL: Origin = {kind: 'literal'}
export const UNKNOWN: Origin = {kind: 'unknown'}

/** The value of GROQ for what is missing. */
export const NOTHING: Traced = {value: null, origin: UNKNOWN}

/** Traces a document that was read, or null. */
export function traceDocument(value: unknown): Traced {
  return isIdentified(value)
    ? {value, origin: {kind: 'document', document: value, path: undefined}}
    : {value, origin: UNKNOWN}
}

function isIdentified(value: unknown): value is IdentifiedDocument {
  return isRecord(value) && typeof value['_id'] === 'string' && typeof value['_type'] === 'string'
}

/** Creates a traced array of elements with origins of their own. */
export function traceElements(elements: readonly Traced[]): TracedArray {
  return {
    value: elements.map(({value}) => value),
    origin: {kind: 'array', elements: elements.map(({origin}) => origin)},
  }
}

/** Lists the elements of an array. */
export function elementsOf({value, origin}: TracedArray): Traced[] {
  return value.map((element, index) => ({value: element, origin: originOfPart(origin, index)}))
}

/** Returns a part of an object or array; `NOTHING` if there is none. */
export function partOf({value, origin}: TracedArray | TracedObject, key: string | number): Traced {
  const part: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
  return part === undefined || part === null
    ? NOTHING
    : {value: part, origin: originOfPart(origin, key)}
}

/** Returns the origin of a part of a value. */
export function originOfPart(origin: Origin, key: string | number): Origin {
  switch (origin.kind) {
    case 'document':
      return {
        kind: 'document',
        document: origin.document,
        path: {parent: origin.path, key},
      }
    case 'object':
      return (typeof key === 'string' ? origin.attributes.get(key) : undefined) ?? UNKNOWN
    case 'array':
      return (typeof key === 'number' ? origin.elements[key] : undefined) ?? UNKNOWN
    case 'literal':
    case 'unknown':
      return origin
    default:
      return origin satisfies never
  }
}

/** Returns true for an array of GROQ. */
export function isTracedArray(traced: Traced): traced is TracedArray {
  return Array.isArray(traced.value)
}

/** Returns true for an object of GROQ. */
export function isTracedObject(traced: Traced): traced is TracedObject {
  return isObjectOfGroq(traced.value)
}
