import {text} from './untrusted-value.ts'

const NON_TEXT_KEYS =
  /^_|^(marks|markDefs|style|listItem|level|href|url|lqip|crop|hotspot|language)$/

/**
 * Returns all text within a value of unknown shape, in order, joined by spaces.
 *
 * Uses no recursion, so that deep nesting cannot overflow the call stack, and visits each object only once, so that
 * cycles are safe.
 */
export function textWithin(value: unknown): string {
  const texts: string[] = []
  const stack = [value]
  const seen = new Set<unknown>()
  while (stack.length > 0) {
    const next = stack.pop()
    if (typeof next === 'string') {
      texts.push(text(next))
    } else if (typeof next === 'object' && next !== null && !seen.has(next)) {
      seen.add(next)
      const isList = Array.isArray(next)
      const parts = Object.entries(next).filter(([key]) => isList || !NON_TEXT_KEYS.test(key))
      // The last of the stack is the next; Firefox before version 115 has no `toReversed`.
      for (let part = parts.pop(); part; part = parts.pop()) {
        stack.push(part[1])
      }
    }
  }
  return texts.filter(Boolean).join(' ')
}
