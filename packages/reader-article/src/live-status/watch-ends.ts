/** A sleeping computer stops timers without telling the page, so the clock is read this often. */
const MAX_DELAY_MS = 30_000

/**
 * Calls back when the clock has reached the nearest of some instants, until the signal is aborted.
 *
 * One timer serves all instants. After a computer has slept, it is late by at most 30 seconds, and not at all if the
 * page becomes visible.
 *
 * @param findEnds - Returns the instants in ISO 8601; '' for none.
 * @returns Reads the instants again. Call it when they have changed.
 */
export function watchEnds(
  findEnds: () => readonly string[],
  onEnd: (now: Date) => void,
  signal: AbortSignal,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const findRemaining = (): number =>
    Math.min(...findEnds().map((end) => (end ? Date.parse(end) - Date.now() : Infinity)))
  const check = (): void => {
    clearTimeout(timer)
    if (signal.aborted) {
      return
    }
    if (findRemaining() <= 0) {
      onEnd(new Date())
    }
    const remaining = findRemaining()
    if (remaining < Infinity) {
      timer = setTimeout(check, remaining > 0 ? Math.min(remaining, MAX_DELAY_MS) : MAX_DELAY_MS)
    }
  }
  document.addEventListener('visibilitychange', check, {signal})
  signal.addEventListener('abort', check)
  check()
  return check
}
