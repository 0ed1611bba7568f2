/** Returns a signal that aborts when the first of several signals aborts; browsers before 2024 lack AbortSignal.any(). */
export function anySignal(...signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController()
  for (const signal of signals) {
    const abort = () => controller.abort(signal.reason)
    if (signal.aborted) {
      abort()
    }
    signal.addEventListener('abort', abort, {signal: controller.signal})
  }
  return controller.signal
}
