import {isRecord} from '../json.ts'

/** Returns a document as it is published: references marked `_strengthenOnPublish` become strong. */
export function strengthened(document: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [name, strengthen(value)]),
  )
}

function strengthen(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(strengthen)
  }
  if (!isRecord(value)) {
    return value
  }
  const {_strengthenOnPublish: mark, ...reference} = value
  if (mark === undefined || typeof value['_ref'] !== 'string') {
    return strengthened(value)
  }
  // The mark says whether the reference stays weak.
  if (isRecord(mark) && mark['weak'] === true) {
    return strengthened(reference)
  }
  const {_weak, ...strong} = reference
  return strengthened(strong)
}
