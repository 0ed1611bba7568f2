import {field, itemsOf, text} from './untrusted-value.ts'

// About 230 words of English. Languages differ in characters far less than in words: Trauzettel-Klosinski
// and Dietz, Standardized assessment of reading performance, 2012.
const CHARACTERS_PER_MINUTE = 1250

/** Returns how long a body takes to read, in whole minutes, at least 1. */
export function readingTime(body: unknown): number {
  return Math.max(1, Math.round(countCharacters(body) / CHARACTERS_PER_MINUTE))
}

/** Works without recursion, so that deep nesting cannot overflow the stack; counts an object once, even if it contains itself. */
function countCharacters(value: unknown): number {
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
