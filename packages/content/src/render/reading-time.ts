import type {Block} from './portable-text.ts'
import {textWithin} from './value.ts'

const WORDS_A_MINUTE = 230

// Without making the words, which would take longer than all else in a long article.
function countWords(text: string): number {
  let words = 1
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) words++
  return words
}

/** How long an article takes to read, in whole minutes, at least 1. */
export function readingTime(blocks: readonly Block[]): number {
  let words = 0
  for (const block of blocks) {
    const parts = block._type === 'block' ? block.children : [{text: textWithin(block)}]
    for (const {text} of parts) words += countWords(text.trim())
  }
  return Math.max(1, Math.round(words / WORDS_A_MINUTE))
}
