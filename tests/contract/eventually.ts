import {vi} from 'vitest'

/** Waits for a condition, with a timeout that is long enough for a busy machine. */
export function eventually<Result>(condition: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(condition, {timeout: 15_000, interval: 20})
}
