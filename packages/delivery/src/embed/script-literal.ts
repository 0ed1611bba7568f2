/** A value of which a script can consist: no objects, in which the key `__proto__` would have a meaning. */
export type ScriptValue = string | number | readonly ScriptValue[]

/**
 * Writes a value as JavaScript. Nothing in it can end a string, a line or a script element, and lone surrogates are
 * escaped, which UTF-8 cannot encode.
 */
export function scriptLiteral(value: ScriptValue): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
