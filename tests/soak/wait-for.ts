/** The time after which a condition that does not become true is an error. */
export const MAX_WAIT_MS = 90_000

/** Waits until a condition is true; rejects with the description if it does not become true. */
export async function waitFor(
  description: string | (() => string),
  condition: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + MAX_WAIT_MS
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(
        `Not true after ${MAX_WAIT_MS / 1000} s: ${typeof description === 'string' ? description : description()}`,
      )
    }
    await delay(50)
  }
}

/** Waits for a number of milliseconds. */
export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
