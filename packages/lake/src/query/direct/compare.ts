/** Returns true if two values are equal in GROQ: objects and arrays never are. */
export function isEqual(left: unknown, right: unknown): boolean {
  return left === right && (left === null || typeof left !== 'object')
}

/** Compares two values of the same type; `null` if they cannot be compared. */
export function compareSameType(left: unknown, right: unknown): number | null {
  if (typeof left === 'string' && typeof right === 'string') {
    return left < right ? -1 : Number(left > right)
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right
  }
  return typeof left === 'boolean' && typeof right === 'boolean'
    ? Number(left) - Number(right)
    : null
}

/** Compares any two values as `order()` does. */
function compareForOrder(left: unknown, right: unknown): number {
  return rankOf(left) - rankOf(right) || (compareSameType(left, right) ?? 0)
}

/** A part of an order. */
export interface OrderTerm<Entry> {
  readonly keyOf: (entry: Entry) => unknown
  readonly isDescending: boolean
}

/** Sorts as `order()` does; each key is computed once, and equal entries stay in their order. */
export function sortBy<Entry>(
  entries: readonly Entry[],
  terms: readonly OrderTerm<Entry>[],
): Entry[] {
  const keyed = entries.map((entry) => ({entry, keys: terms.map(({keyOf}) => keyOf(entry))}))
  return keyed
    .toSorted((left, right) => {
      for (const [index, {isDescending}] of terms.entries()) {
        const result = compareForOrder(left.keys[index], right.keys[index])
        if (result !== 0) {
          return isDescending ? -result : result
        }
      }
      return 0
    })
    .map(({entry}) => entry)
}

function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return 1
    case 'string':
      return 2
    case 'boolean':
      return 3
    default:
      return 4
  }
}
