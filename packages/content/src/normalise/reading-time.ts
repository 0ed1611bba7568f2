import {field, itemsOf, text} from './untrusted-value.ts'

// About 230 words of English. The reading speed in characters differs less between languages than the speed
// in words: Trauzettel-Klosinski and Dietz, Standardized assessment of reading performance, 2012.
const CHARACTERS_PER_MINUTE = 1250

/** Returns how long a body takes to read, in whole minutes, at least 1. */
export function readingTime(body: unknown): number {
  return Math.max(1, Math.round(countCharacters(body) / CHARACTERS_PER_MINUTE))
}

/** Uses no recursion, so that deep nesting cannot overflow the call stack; counts an object once, even if it contains itself. */
function countCharacters(value: unknown): number {
  let characters = 0
  const stack = [value]
  const seen = new Set<unknown>()
  while (stack.length > 0) {
    for (const item of itemsOf(stack.pop())) {
      if (seen.has(item)) {
        continue
      }
      if (typeof item === 'object') {
        seen.add(item)
      }
      characters += text(field(item, 'text') ?? item).length
      stack.push(field(item, 'children') ?? field(item, 'body'))
    }
  }
  return characters
}
