/** Resolves with the promise, or rejects if the signal is aborted first, except by a time limit. */
export async function waitUnlessAborted(
  promise: Promise<void>,
  signal: AbortSignal | null | undefined,
): Promise<void> {
  if (!signal) {
    return promise
  }
  const listening = new AbortController()
  const aborted = new Promise<never>((_resolve, reject) => {
    const rejectAborted = () => {
      if (!hasTimedOut(signal)) {
        reject(signal.reason)
      }
    }
    if (signal.aborted) {
      rejectAborted()
    }
    signal.addEventListener('abort', rejectAborted, {signal: listening.signal})
  })
  try {
    await Promise.race([promise, aborted])
  } finally {
    listening.abort()
  }
}

/** Returns true if a signal was aborted by a time limit, as `AbortSignal.timeout()` does. */
export function hasTimedOut({aborted, reason}: AbortSignal): boolean {
  return aborted && Object(reason).name === 'TimeoutError'
}
