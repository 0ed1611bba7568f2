import {vi} from 'vitest'

/** Waits until a condition no longer throws, with a timeout that is long enough for a busy machine. */
export function waitFor<Result>(condition: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(condition, {timeout: 15_000, interval: 20})
}
