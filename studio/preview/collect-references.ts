/** Returns the ids to which a value refers, sorted and each once; cycles and deep nesting do no harm. */
export function collectReferences(value: unknown): readonly string[] {
  const ids = new Set<string>()
  const seen = new Set<object>()
  const stack = [value]
  while (stack.length > 0) {
    const item = stack.pop()
    if (typeof item !== 'object' || item === null || seen.has(item)) {
      continue
    }
    seen.add(item)
    if ('_ref' in item && typeof item._ref === 'string') {
      ids.add(item._ref)
    }
    stack.push(...Object.values(item))
  }
  return [...ids].toSorted()
}
