import {itemsOf} from '@reader-article/content'

import {visibleText} from './visible-text.ts'

// Counts words in languages without spaces too.
const segmenter = new Intl.Segmenter(undefined, {granularity: 'word'})
/** A key changes one block of a long text; the others are the same objects as before. */
const counts = new WeakMap<object, number>()

/** Returns the number of words that visitors read in a body. */
export function countWords(body: unknown): number {
  let words = 0
  for (const block of itemsOf(body)) {
    words += countBlock(block)
  }
  return words
}

function countBlock(block: unknown): number {
  if (typeof block !== 'object' || block === null) {
    return count(visibleText(block))
  }
  const known = counts.get(block)
  if (known !== undefined) {
    return known
  }
  const words = count(visibleText(block))
  counts.set(block, words)
  return words
}

function count(content: string): number {
  let words = 0
  for (const {isWordLike} of segmenter.segment(content)) {
    words += isWordLike ? 1 : 0
  }
  return words
}
