/** What a row of measurements comes to. */
export interface Summary {
  readonly median: number
  readonly least: number
  readonly most: number
  readonly count: number
}

/**
 * The middle one of some numbers, or the mean of the two middle ones.
 *
 * @throws RangeError where there are none.
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) {
    throw new RangeError('There is no median of no measurements: measure at least one round.')
  }
  return (lower + upper) / 2
}

/**
 * The median with the least and the most.
 *
 * @throws RangeError where there are no values.
 */
export function summarise(values: readonly number[]): Summary {
  return {
    median: median(values),
    least: Math.min(...values),
    most: Math.max(...values),
    count: values.length,
  }
}

/**
 * The median of the ratios within each round, which a machine that slows down meanwhile does not move.
 *
 * @throws RangeError where the two were not measured in the same rounds.
 */
export function medianRatio(values: readonly number[], base: readonly number[]): number {
  if (values.length !== base.length) {
    throw new RangeError(`${values.length} rounds cannot be compared with ${base.length}.`)
  }
  return median(values.map((value, round) => value / (base[round] ?? Number.NaN)))
}
