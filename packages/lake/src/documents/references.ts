import {isRecord} from '../json.ts'

/** A reference found in a document: the id it points at, and whether the target may be missing. */
export interface Reference {
  readonly target: string
  readonly weak: boolean
}

/** Lists the references a document holds into its own dataset, each target once, strong before weak. */
export function referencesOf(document: Record<string, unknown>): Reference[] {
  const weakByTarget = new Map<string, boolean>()
  const open: unknown[] = [document]
  while (open.length > 0) {
    const value = open.pop()
    if (Array.isArray(value)) {
      open.push(...value)
    } else if (isRecord(value)) {
      // References into other datasets and projects are not ours to check.
      if (typeof value['_ref'] === 'string' && !('_dataset' in value) && !('_projectId' in value)) {
        const weak = value['_weak'] === true && weakByTarget.get(value['_ref']) !== false
        weakByTarget.set(value['_ref'], weak)
      }
      open.push(...Object.values(value))
    }
  }
  return [...weakByTarget].map(([target, weak]) => ({target, weak}))
}
