/** Matches a PIN, 4 to 10 ASCII digits, and nothing else. */
export const PIN_PATTERN = /^[0-9]{4,10}$/

/** The rule for PINs, for error messages. */
export const PIN_RULE = '4 to 10 digits, such as 700107'

/** Returns true if a value is a PIN: a string of 4 to 10 ASCII digits; leading zeros count. */
export function isPin(value: unknown): value is string {
  return typeof value === 'string' && PIN_PATTERN.test(value)
}

/**
 * Returns the signature of an article, 'Clara Voss – PIN 700107'; it is never stored, because it follows
 * from the reader.
 *
 * @param word - What a PIN is called in the article's language.
 */
export function formatSignature({name, pin}: {name: string; pin: string}, word = 'PIN'): string {
  return `${name} – ${word} ${pin}`
}
