/** The invisible characters for the digits 0 to 3 with which stega writes. */
const DIGITS = '\u200B\u200C\u200D\uFEFF'
/** Digits of a character. */
const LENGTH = 4

/** Reads the link that stega has hidden in a text; `undefined` if there is none. */
export function readHiddenLink(text: string): URL | undefined {
  const digits = Array.from(text)
    .map((character) => DIGITS.indexOf(character))
    .filter((digit) => digit >= 0)
  const characters = Array.from({length: Math.floor(digits.length / LENGTH)}, (_, index) =>
    String.fromCodePoint(parseInt(digits.slice(index * LENGTH, (index + 1) * LENGTH).join(''), 4)),
  )
  // A character of zeros marks the start.
  const [, json] = characters.join('').split('\0')
  if (json === undefined) {
    return undefined
  }
  const {href}: {href: string} = JSON.parse(json)
  return new URL(href)
}
