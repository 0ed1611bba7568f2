/** Tells whether a value is an object whose fields can be asked for; arrays and null are not. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a record; an empty one where it is none. */
export function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

/** The value where it is a list, else an empty list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The value where it is a list, else a list of it alone; empty where there is none. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
}

// HTML parsers change these characters, so that a page from a server would differ from ours.
// eslint-disable-next-line no-control-regex -- Control characters are what is taken out.
const CONTROL = /\r\n?|[\0-\x08\x0b-\x1f]/g

/** The value as text that a page can show and an address can hold: '' where it is neither text nor a number. */
export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? `${value}`.toWellFormed().replace(CONTROL, ([first]) => (first === '\r' ? '\n' : ''))
    : ''
}

/** The value where it is one of some words, else undefined. */
export function oneOf<W extends string>(value: unknown, ...words: readonly W[]): W | undefined {
  return words.find((word) => word === value)
}

/** Fields of a value as text, as `text()` gives it. */
export function texts<K extends string>(value: unknown, ...names: readonly K[]): Record<K, string>
export function texts(value: unknown, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, text(field(value, name))]))
}

/** A field of a value; undefined where there is none, or it throws, as data of a page's own script can. */
export function field(value: unknown, name: string): unknown {
  try {
    return record(value)[name]
  } catch {
    return undefined
  }
}

/** A level of headings or lists: a whole number from 1 to 6, the nearest to the value; 1 where it is no number. */
export function levelOf(value: unknown): number {
  return Math.min(Math.max(Math.round(Number(text(value))) || 1, 1), 6)
}
