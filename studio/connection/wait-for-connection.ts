const MIN_DELAY_MS = 500
const MAX_DELAY_MS = 5000

/** Waits longer after each attempt, at most five seconds, but not longer than until the browser is online again. */
export function waitForConnection(attempt: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      globalThis.removeEventListener('online', finish)
      resolve()
    }
    const timer = setTimeout(finish, Math.min(MIN_DELAY_MS * 2 ** (attempt - 1), MAX_DELAY_MS))
    globalThis.addEventListener('online', finish)
  })
}
