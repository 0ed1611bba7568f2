/** Returns the smallest of the values that is at least as large as a fraction of them; Infinity if there are none. */
export function findPercentile(values: readonly number[], fraction: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Infinity
}
