import {foldWord} from './fold.ts'

/** The text of a row. */
export interface RowText {
  readonly title: string
  readonly subtitle: string | undefined
}

const WORDS = /[\p{Letter}\p{Number}\p{Mark}]+(?:['’‘ʼʹ´`][\p{Letter}\p{Number}\p{Mark}]+)*/gu
const APOSTROPHES = /['’‘ʼʹ´`]/u

/**
 * Returns the rows that have, for each word of the search, a word that begins with it.
 *
 * Ignores case, accents and apostrophes: 'ohara' and "o'hara" find O’Hara, 'muller' and 'mueller' find Müller.
 */
export function searchRows<Row extends RowText>(rows: readonly Row[], search: string): Row[] {
  const terms = splitWords(search)
  return rows.filter(({title, subtitle}) => {
    const words = splitWords(`${title} ${subtitle ?? ''}`).flatMap(listSpellings)
    return terms.every((term) => isFound(term, words))
  })
}

function splitWords(text: string): string[] {
  return text.match(WORDS) ?? []
}

/** Lists the spellings of a word, and of its parts if it has apostrophes. */
function listSpellings(word: string): string[] {
  const parts = word.split(APOSTROPHES)
  return [parts.join(''), ...(parts.length > 1 ? parts : [])].flatMap(foldWord)
}

function isFound(term: string, words: readonly string[]): boolean {
  const parts = term.split(APOSTROPHES)
  const isPrefix = (text: string) =>
    foldWord(text).some((spelling) => words.some((word) => word.startsWith(spelling)))
  return isPrefix(parts.join('')) || (parts.length > 1 && parts.every(isPrefix))
}
