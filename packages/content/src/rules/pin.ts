/** A PIN as a pattern: 4 to 10 ASCII digits, leading zeros kept; anchored at both ends. */
export const PIN_PATTERN = /^[0-9]{4,10}$/

/** What a right PIN looks like, in words for error messages. */
export const PIN_RULE = '4 to 10 digits, such as 700107'

/** Tells whether a value is a PIN: a string of 4 to 10 ASCII digits. */
export function isPin(value: unknown): value is string {
  return typeof value === 'string' && PIN_PATTERN.test(value)
}

/** The signature beneath an article, 'Pin - 700107'; it is never stored, since it follows from the reader. */
export function formatSignature(pin: string): string {
  return `Pin - ${pin}`
}
