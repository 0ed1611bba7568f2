import {isRecord} from '../json.ts'

/** A reference in a document: the id of its target, and whether the target may be missing. */
export interface Reference {
  readonly target: string
  readonly isWeak: boolean
}

/** Lists the targets of a document's references within the dataset, each once. A target is weak only if all references to it are. */
export function referencesOf(document: Record<string, unknown>): Reference[] {
  const weakByTarget = new Map<string, boolean>()
  const unvisited: unknown[] = [document]
  while (unvisited.length > 0) {
    const value = unvisited.pop()
    if (Array.isArray(value)) {
      unvisited.push(...value)
    } else if (isRecord(value)) {
      // References to other datasets and projects are omitted, because the Lake cannot check them.
      if (typeof value['_ref'] === 'string' && !('_dataset' in value) && !('_projectId' in value)) {
        const isWeak = value['_weak'] === true && weakByTarget.get(value['_ref']) !== false
        weakByTarget.set(value['_ref'], isWeak)
      }
      unvisited.push(...Object.values(value))
    }
  }
  return [...weakByTarget].map(([target, isWeak]) => ({target, isWeak}))
}
