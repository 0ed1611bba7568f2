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

/** Returns true if two states of a document have the same references, because no attribute that differs contains any. */
export function haveSameReferences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): boolean {
  // A reference of the document itself consists of several attributes.
  if (Object.hasOwn(before, '_ref') || Object.hasOwn(after, '_ref')) {
    return false
  }
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  for (const name of names) {
    const values = [before[name], after[name]]
    if (values[0] !== values[1] && values.some(hasReference)) {
      return false
    }
  }
  return true
}

function hasReference(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.some(hasReference)
  }
  return (
    isRecord(value) &&
    (typeof value['_ref'] === 'string' || Object.values(value).some(hasReference))
  )
}
