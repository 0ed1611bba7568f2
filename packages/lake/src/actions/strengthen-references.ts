import {isRecord} from '../json.ts'

/** Returns a document in which the references that are marked with `_strengthenOnPublish` are strong. */
export function strengthenReferences(document: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [name, strengthenValue(value)]),
  )
}

function strengthenValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(strengthenValue)
  }
  if (!isRecord(value)) {
    return value
  }
  const {_strengthenOnPublish: mark, ...reference} = value
  if (mark === undefined || typeof value['_ref'] !== 'string') {
    return strengthenReferences(value)
  }
  // The mark itself can say that the reference stays weak.
  if (isRecord(mark) && mark['weak'] === true) {
    return strengthenReferences(reference)
  }
  const {_weak, ...strong} = reference
  return strengthenReferences(strong)
}
