/** Waits for a promise; rejects if the signal is aborted first, unless a time limit aborted it. */
export async function waitUnlessAborted(
  promise: Promise<void>,
  signal: AbortSignal | null | undefined,
): Promise<void> {
  if (!signal) {
    return promise
  }
  const cleanup = new AbortController()
  const aborted = new Promise<never>((_resolve, reject) => {
    const rejectAborted = () => {
      if (!hasTimedOut(signal)) {
        reject(signal.reason)
      }
    }
    if (signal.aborted) {
      rejectAborted()
    }
    signal.addEventListener('abort', rejectAborted, {signal: cleanup.signal})
  })
  try {
    await Promise.race([promise, aborted])
  } finally {
    cleanup.abort()
  }
}

/** Returns true if a signal was aborted by a time limit, as `AbortSignal.timeout()` does. */
export function hasTimedOut({aborted, reason}: AbortSignal): boolean {
  return aborted && Object(reason).name === 'TimeoutError'
}
