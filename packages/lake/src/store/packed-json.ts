import {deflateRawSync, inflateRawSync} from 'node:zlib'

/** A shorter text is stored as it is, because compressing it saves little. In UTF-16 code units. */
const MIN_LENGTH = 1000
/** A longer text is stored as it is, because compressing it takes more than about 10 ms. */
const MAX_LENGTH = 1_000_000
/** The fastest level: it makes prose a third as long, and the slowest level makes it only a little shorter. */
const LEVEL = 1

/** JSON as history stores it: text, or bytes of DEFLATE if the text is long. */
export type PackedJson = string | Uint8Array

/** Compresses JSON, unless it is short or very long. */
export function packJson(text: string): PackedJson {
  if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) {
    return text
  }
  const bytes = deflateRawSync(text, {level: LEVEL})
  return bytes.length < text.length ? bytes : text
}

/** Parses packed JSON. Throws an error if it is damaged. */
export function parsePackedJson(packed: PackedJson): unknown {
  return JSON.parse(typeof packed === 'string' ? packed : inflateRawSync(packed).toString())
}

/** Returns the value of a column of packed JSON. Throws a TypeError if it is neither text nor bytes. */
export function readPackedJson(row: Record<string, unknown>, column: string): PackedJson {
  const value = row[column]
  if (typeof value === 'string' || value instanceof Uint8Array) {
    return value
  }
  throw new TypeError(`Column ${column} is neither text nor bytes`)
}
