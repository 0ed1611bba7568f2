const MAX_DELAY_MS = 200

/** Resolves after the browser has painted the last change of the page; after at most 200 ms, if the page is hidden. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    // The callback of the second frame runs after the first frame has been painted.
    globalThis.requestAnimationFrame?.(() => requestAnimationFrame(() => setTimeout(resolve)))
    setTimeout(resolve, MAX_DELAY_MS)
  })
}
