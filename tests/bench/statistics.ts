/** The summary of a series of measurements. */
export interface Summary {
  readonly median: number
  readonly min: number
  readonly max: number
  readonly count: number
}

/**
 * Returns the median of some numbers.
 *
 * @throws RangeError if there are no numbers.
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) {
    throw new RangeError(
      'There are no measurements, so there is no median. Measure at least one round.',
    )
  }
  return (lower + upper) / 2
}

/**
 * Returns the median, minimum and maximum of some numbers.
 *
 * @throws RangeError if there are no numbers.
 */
export function summarise(values: readonly number[]): Summary {
  return {
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    count: values.length,
  }
}

/**
 * Returns the median of the ratios within each round, so that a machine that becomes slower during the run does not change it.
 *
 * @throws RangeError if the two lists have different lengths.
 */
export function medianRatio(values: readonly number[], base: readonly number[]): number {
  if (values.length !== base.length) {
    throw new RangeError(
      `${values.length} rounds cannot be compared with ${base.length} rounds. Measure both in the same rounds.`,
    )
  }
  return median(values.map((value, round) => value / (base[round] ?? Number.NaN)))
}
