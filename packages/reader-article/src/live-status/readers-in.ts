import {isRecord, type ReaderStatus} from '@reader-article/content'

/** A reader found in content; shared by reference, so that a new status can be put into it. */
interface FoundReader {
  readonly id: string
  readonly pin: string
  readonly fields: Record<string, unknown>
}

/**
 * The readers that content holds, wherever: an article's own, those on cards in its text, a list's.
 *
 * Content is what our own `read…` functions made, so that whoever has a PIN and a place for a status
 * is a reader. Only a page's own blocks are as they came: they may hold anything, themselves too.
 */
export function readersIn(content: unknown): FoundReader[] {
  const found: FoundReader[] = []
  const waiting = [content]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (Array.isArray(next)) {
      for (const each of next) {
        waiting.push(each)
      }
    }
    if (!isRecord(next) || isCustomBlock(next)) {
      continue
    }
    const {id, pin} = next
    if (typeof id === 'string' && typeof pin === 'string' && 'status' in next) {
      found.push({id, pin, fields: next})
    } else {
      waiting.push(...Object.values(next))
    }
  }
  return found
}

/** The same content in which a reader has another status. */
export function withStatus<Content>(
  content: Content,
  readerId: string,
  status: ReaderStatus | undefined,
): Content {
  const copy = copyOf(content)
  for (const {id, fields} of readersIn(copy)) {
    if (id === readerId) {
      fields['status'] = status
    }
  }
  return copy
}

// A page's own blocks may hold functions and proxies, which structuredClone() refuses.
function copyOf<T>(value: T): T
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => copyOf<unknown>(each))
  }
  if (!isRecord(value) || isCustomBlock(value)) {
    return value
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf(part)]))
}

function isCustomBlock({_type}: Record<string, unknown>): boolean {
  return _type === 'custom'
}
