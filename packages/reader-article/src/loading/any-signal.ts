/** A signal that aborts with the first of several; AbortSignal.any() is missing in browsers from before 2024. */
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
