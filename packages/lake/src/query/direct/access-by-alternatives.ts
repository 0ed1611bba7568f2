import type {AccessPath} from './access-path.ts'
import type {Condition} from './condition.ts'
import type {Run} from './expression.ts'
import {readKnownIds} from './known-ids.ts'

/** Maximum number of rows that are read for one side of `||`. */
const MAX_ROWS = 300
const NO_KEY = new Uint8Array(0)

/**
 * Finds the documents for `a || b` by one access path for each side; `undefined` if a side has none with few rows.
 *
 * @param choose - Returns the access path for documents that fulfil one side.
 */
export function accessByAlternatives(
  condition: Condition,
  choose: (side: Condition) => AccessPath,
  run: Run,
): AccessPath | undefined {
  const details: string[] = []
  const ids = new Set<string>()
  let rowsRead = 0

  function addSide(side: Condition): boolean {
    if (side.sides && !side.shape) {
      return side.sides.every(addSide)
    }
    const path = choose(side)
    if (path.access === 'scan' || (path.access === 'type' && (path.size ?? 0) > MAX_ROWS)) {
      return false
    }
    const rows = path.read({id: '', key: NO_KEY}, MAX_ROWS + 1)
    const count = path.rowsRead ?? rows.length
    run.budget.take('rows', count)
    rowsRead += count
    details.push(`${path.access} ${path.detail}`)
    for (const row of rows) {
      const id = path.hasVisibleIds ? row.id : run.documents.visibleIdOf(row.id)
      if (id !== undefined) {
        ids.add(id)
      }
    }
    return rows.length <= MAX_ROWS
  }

  // First, because choosing a path may build an index.
  if (!condition.sides || !haveShapes(condition.sides) || !condition.sides.every(addSide)) {
    return undefined
  }
  const sorted = [...ids].toSorted()
  return {
    access: 'alternatives',
    detail: details.join(' or '),
    read: readKnownIds(sorted),
    isOrdered: false,
    served: new Set(),
    hasVisibleIds: true,
    size: sorted.length,
    rowsRead,
  }
}

function haveShapes(sides: readonly Condition[]): boolean {
  return sides.every(({shape, sides: inner}) => shape ?? (inner && haveShapes(inner)))
}
