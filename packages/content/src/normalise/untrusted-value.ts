/** Returns true if a value is an object with fields; arrays and null are not. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Without the fields that a page adds to Object.prototype.
const NO_FIELDS: Record<string, unknown> = Object.create(null)

/** Returns the value if it is a record, otherwise an empty record. */
export function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : NO_FIELDS
}

/** Returns the value if it is a list, otherwise an empty list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Returns the value if it is a list, otherwise a list with the value as its only item; an empty list for null and undefined. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
}

// HTML parsers change these characters, so HTML from a server would differ from nodes made in the browser.
// eslint-disable-next-line no-control-regex -- The pattern must match control characters.
const CONTROL_CHARACTERS = /\r\n?|[\0-\x08\x0b-\x1f]/g
// eslint-disable-next-line no-control-regex -- As above.
const HAS_CONTROL_CHARACTERS = /[\0-\x08\x0b-\x1f]/

/** Returns a string or a number as well-formed text without control characters; '' for any other value. */
export function text(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    return ''
  }
  const given = `${value}`
  // Firefox before version 119 has no `toWellFormed`.
  const wellFormed = given.toWellFormed?.() ?? given
  // A long article has many short texts, and a test takes a fraction of the time of a replacement.
  return HAS_CONTROL_CHARACTERS.test(wellFormed)
    ? wellFormed.replace(CONTROL_CHARACTERS, ([first]) => (first === '\r' ? '\n' : ''))
    : wellFormed
}

/** Returns the value if it is one of the allowed values, otherwise undefined. */
export function findAllowed<V extends string>(
  value: unknown,
  ...allowed: readonly V[]
): V | undefined {
  return allowed.find((each) => each === value)
}

/** Returns the named fields of a value as strings, each converted by `text()`. */
export function texts<K extends string>(value: unknown, ...names: readonly K[]): Record<K, string>
export function texts(value: unknown, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, text(field(value, name))]))
}

/** Returns a value's own field; undefined if it is missing, or if its getter throws (data from a page's script can do so). */
export function field(value: unknown, name: string): unknown {
  try {
    return Object.hasOwn(record(value), name) ? record(value)[name] : undefined
  } catch {
    return undefined
  }
}

/** Returns a heading or list level: the nearest whole number from 1 to `max`; 1 if the value is not a number. */
export function levelOf(value: unknown, max = 6): number {
  return Math.min(Math.max(Math.round(Number(text(value))) || 1, 1), max)
}
