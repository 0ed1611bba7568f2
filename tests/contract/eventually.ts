import {vi} from 'vitest'

/** Waits for a condition, for as long as a busy machine may need. */
export function eventually<Result>(condition: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(condition, {timeout: 15_000, interval: 20})
}
