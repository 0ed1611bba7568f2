import {isRecord} from '../json.ts'

/** A reference in a document: the id of its target, and whether the target may be missing. */
export interface Reference {
  readonly target: string
  readonly isWeak: boolean
}

/** Lists a document's references within its dataset; each target once, strong if any reference to it is. */
export function referencesOf(document: Record<string, unknown>): Reference[] {
  const weakByTarget = new Map<string, boolean>()
  const remaining: unknown[] = [document]
  while (remaining.length > 0) {
    const value = remaining.pop()
    if (Array.isArray(value)) {
      remaining.push(...value)
    } else if (isRecord(value)) {
      // References to other datasets and projects cannot be checked here.
      if (typeof value['_ref'] === 'string' && !('_dataset' in value) && !('_projectId' in value)) {
        const isWeak = value['_weak'] === true && weakByTarget.get(value['_ref']) !== false
        weakByTarget.set(value['_ref'], isWeak)
      }
      remaining.push(...Object.values(value))
    }
  }
  return [...weakByTarget].map(([target, isWeak]) => ({target, isWeak}))
}
