/** The differences between the letters that must be in a text and the text. */
export interface LetterDifferences {
  /** Letters that are missing, in the order in which they were typed. */
  readonly lost: string
  /** Letters that must not be in the text, but are; letters that occur twice. */
  readonly unexpected: string
  /** True if the letters that are there are not in the order in which they were typed. */
  readonly isScrambled: boolean
}

/**
 * Compares a text with the letters that one editor typed.
 *
 * Every letter is typed once, and every editor has an alphabet of their own; other characters of the
 * text are ignored.
 *
 * @param expected - The letters that must be in the text, in the order in which they were typed.
 * @param tolerated - Letters that may be in the text.
 */
export function compareLetters(
  text: string,
  alphabet: string,
  expected: string,
  tolerated = '',
): LetterDifferences {
  const found = text.split('').filter((character) => alphabet.includes(character))
  const unexpected = found.filter(
    (letter, index) =>
      found.indexOf(letter) < index || !(expected.includes(letter) || tolerated.includes(letter)),
  )
  const inOrder = alphabet.split('').filter((letter) => found.includes(letter))
  return {
    lost: expected
      .split('')
      .filter((letter) => !found.includes(letter))
      .join(''),
    unexpected: unexpected.join(''),
    isScrambled: [...new Set(found)].join('') !== inOrder.join(''),
  }
}
