import {vi} from 'vitest'

/** For `describe`: these tests go over real sockets, on machines that may be busy with others. */
export const PATIENT = {timeout: 30_000} as const

/** Waits for a condition, for as long as a busy machine may need. */
export function eventually<Result>(condition: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(condition, {timeout: 15_000, interval: 20})
}
