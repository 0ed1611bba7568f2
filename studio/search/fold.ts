/** Letters that are not a basic letter with a mark, and how people write them without them. */
const BASIC_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Letters that German and Scandinavian names also write as two. */
const LETTER_PAIRS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
}

/** Returns the ways to write a word in basic letters: 'Müller' is 'muller' and 'mueller', 'José' is 'jose'. */
export function foldWord(word: string): string[] {
  const lower = word.toLowerCase().normalize('NFC')
  const paired = lower.replaceAll(/[äöüåø]/gu, (letter) => LETTER_PAIRS[letter] ?? letter)
  return [...new Set([toBasicLetters(lower), toBasicLetters(paired)])]
}

function toBasicLetters(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[ßæœøłđðþı]/gu, (letter) => BASIC_LETTERS[letter] ?? letter)
}
