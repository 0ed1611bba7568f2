import {text} from './untrusted-value.ts'

const NOT_TEXT = /^_|^(marks|markDefs|style|listItem|level|href|url|lqip|crop|hotspot|language)$/

/**
 * Returns all text within a value of unknown shape, in order, joined by spaces.
 *
 * Works without recursion, so that deep nesting cannot overflow the stack; reads an object once, even if it
 * contains itself.
 */
export function textWithin(value: unknown): string {
  const found: string[] = []
  const waiting = [value]
  const seen = new Set<unknown>()
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'string') {
      found.push(text(next))
    } else if (typeof next === 'object' && next !== null && !seen.has(next)) {
      seen.add(next)
      const isList = Array.isArray(next)
      for (const [key, part] of Object.entries(next).toReversed()) {
        if (isList || !NOT_TEXT.test(key)) {
          waiting.push(part)
        }
      }
    }
  }
  return found.filter(Boolean).join(' ')
}
