import {ENGLISH_TEXTS} from './english-texts.ts'
import type {Texts} from './translate.ts'

let current = ENGLISH_TEXTS

/**
 * Returns the texts in the language of the open Studio, for functions that Sanity calls without a hook, such as those
 * that prepare the rows of lists. Components use `useTexts()`.
 */
export function currentTexts(): Texts {
  return current
}

/** Sets what `currentTexts()` returns. */
export function setCurrentTexts(texts: Texts): void {
  current = texts
}
