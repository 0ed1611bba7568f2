import {field, itemsOf, text} from './untrusted-value.ts'

// About 230 words of English. Languages differ in characters far less than in words: Trauzettel-Klosinski
// and Dietz, Standardized assessment of reading performance, 2012.
const CHARACTERS_A_MINUTE = 1250

/** How long a text takes to read, in whole minutes, at least 1. */
export function readingTime(body: unknown): number {
  return Math.max(1, Math.round(charactersIn(body) / CHARACTERS_A_MINUTE))
}

/** Without recursion, so that no depth overflows the stack; a value that holds itself is counted once. */
function charactersIn(value: unknown): number {
  let characters = 0
  const waiting = [value]
  const seen = new Set<unknown>()
  while (waiting.length > 0) {
    for (const item of itemsOf(waiting.pop())) {
      if (seen.has(item)) {
        continue
      }
      if (typeof item === 'object') {
        seen.add(item)
      }
      characters += text(field(item, 'text') ?? item).length
      waiting.push(field(item, 'children') ?? field(item, 'body'))
    }
  }
  return characters
}
