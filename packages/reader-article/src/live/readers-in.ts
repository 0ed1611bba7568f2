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
 * is a reader.
 */
export function readersIn(content: unknown): FoundReader[] {
  const found: FoundReader[] = []
  const waiting = [content]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (Array.isArray(next)) waiting.push(...next.filter((each) => typeof each === 'object'))
    if (!isRecord(next)) continue
    const {id, pin} = next
    if (typeof id === 'string' && typeof pin === 'string' && 'status' in next) {
      found.push({id, pin, fields: next})
    } else waiting.push(...Object.values(next).filter((each) => typeof each === 'object'))
  }
  return found
}

/** The same content in which a reader has another status. */
export function withStatus<Content>(
  content: Content,
  readerId: string,
  status: ReaderStatus | undefined,
): Content {
  const copy = structuredClone(content)
  for (const {id, fields} of readersIn(copy)) if (id === readerId) fields['status'] = status
  return copy
}
