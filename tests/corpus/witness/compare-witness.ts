import {normaliseText} from '../comparison/words.ts'

/** How the words of a witness differ from those of an article. Words are runs of letters and digits, in any order. */
export interface WitnessComparison {
  /** The number of words that the witness shows. */
  words: number
  /** The words of the witness that are not in the article. */
  missing: string[]
  /** Of these, the words that the oracle does not see either. */
  unseen: string[]
  /** The number of words of the article that the witness does not show. */
  extra: number
}

/** Compares the text of a witness with the text of the article, and what is missing with the text of the oracle. */
export function compareWitness(
  witness: string,
  {importedText, visibleText}: {importedText: string; visibleText: string},
): WitnessComparison {
  const words = wordsOf(witness)
  const missing = subtract(words, wordsOf(importedText))
  const unseen = subtract(missing, subtract(wordsOf(visibleText), wordsOf(importedText)))
  return {
    words: words.length,
    missing,
    unseen,
    extra: subtract(wordsOf(importedText), words).length,
  }
}

function wordsOf(text: string): string[] {
  return normaliseText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function subtract(words: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of others) {
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return words.filter((word) => {
    const count = counts.get(word) ?? 0
    counts.set(word, count - 1)
    return count <= 0
  })
}
