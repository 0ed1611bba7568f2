/** The order of a part of a key. */
export type Direction = 'asc' | 'desc'

const NUMBER = 1
const STRING = 2
const BOOLEAN = 3
/** Missing values, objects and arrays: GROQ sorts them behind all others and treats them as equal. */
const OTHER = 4
const PLAIN = /^[ -~]*$/

/** Returns true if a value compares with others of its type; keys of all other values are equal. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/**
 * Encodes values so that the bytes of keys compare as GROQ orders the values: numbers, strings by UTF-16
 * code units, booleans, all others. No key is the beginning of another key with as many values.
 */
export function encodeKey(values: readonly unknown[], directions: readonly Direction[]): Buffer {
  return Buffer.concat(
    values.map((value, index) => {
      const part = encodePart(value)
      return directions[index] === 'desc' ? part.map((byte) => 255 - byte) : part
    }),
  )
}

/** Returns the end of the range of all keys that begin with this prefix; the range does not include it. */
export function endOfPrefix(prefix: Uint8Array): Buffer {
  const end = Buffer.from(prefix)
  for (let index = end.length - 1; index >= 0; index--) {
    const byte = end[index] ?? 0
    if (byte < 255) {
      end[index] = byte + 1
      return end.subarray(0, index + 1)
    }
  }
  return Buffer.alloc(8, 255)
}

function encodePart(value: unknown): Buffer {
  switch (typeof value) {
    case 'number':
      return encodeNumber(value)
    case 'string':
      return encodeString(value)
    case 'boolean':
      return Buffer.from([BOOLEAN, value ? 1 : 0])
    default:
      return Buffer.from([OTHER])
  }
}

/** Positive numbers get their sign bit set, and negative numbers are inverted, so that bytes compare as numbers. */
function encodeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes[0] = NUMBER
  // `+ 0` makes 0 of -0: they are equal.
  bytes.writeDoubleBE(value + 0, 1)
  const isNegative = value < 0
  for (let index = 1; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0
    bytes[index] = isNegative ? 255 - byte : index === 1 ? byte | 128 : byte
  }
  return bytes
}

/** Encodes each code unit like UTF-8, so that surrogates keep their order. A zero byte ends the string. */
function encodeString(value: string): Buffer {
  if (PLAIN.test(value)) {
    const bytes = Buffer.alloc(value.length + 2)
    bytes[0] = STRING
    bytes.write(value, 1, 'latin1')
    return bytes
  }
  const bytes: number[] = [STRING]
  for (let index = 0; index < value.length; index++) {
    const unit = value.charCodeAt(index)
    if (unit < 2) {
      bytes.push(1, unit + 1)
    } else if (unit < 0x80) {
      bytes.push(unit)
    } else if (unit < 0x800) {
      bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f))
    } else {
      bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f))
    }
  }
  bytes.push(0)
  return Buffer.from(bytes)
}
