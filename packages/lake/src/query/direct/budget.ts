import {NotDirectError} from './not-direct-error.ts'

/** What one query may read and compute; each is a number of units. */
export interface BudgetLimits {
  /** Rows of indexes. */
  readonly rows: number
  readonly documents: number
  /** Characters of JSON that are read or written. */
  readonly text: number
  /** Elements of arrays that are visited. */
  readonly steps: number
}

/** What a query may take in the Lake's own process, where nothing can end it: some milliseconds. */
export const DIRECT_LIMITS: BudgetLimits = {
  rows: 5000,
  documents: 600,
  text: 4 * 1024 * 1024,
  steps: 20_000,
}

/** Counts what a query takes, and ends its direct evaluation if it takes too much. */
export class Budget {
  readonly #limits: BudgetLimits
  readonly #used = {rows: 0, documents: 0, text: 0, steps: 0}

  constructor(limits: BudgetLimits) {
    this.#limits = limits
  }

  get used(): Readonly<BudgetLimits> {
    return this.#used
  }

  /** Throws a NotDirectError if the query has now taken too much. */
  take(unit: keyof BudgetLimits, count = 1): void {
    this.#used[unit] += count
    if (this.#used[unit] > this.#limits[unit]) {
      throw new NotDirectError(`more than ${this.#limits[unit]} ${unit}`)
    }
  }

  /** What may still be taken of a unit. */
  remaining(unit: keyof BudgetLimits): number {
    return this.#limits[unit] - this.#used[unit]
  }
}
