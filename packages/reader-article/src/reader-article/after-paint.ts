const MAX_DELAY_MS = 200

/** Resolves after the browser has painted the last change of the page; soon, if the page is hidden. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    // The second frame begins after the first has been painted.
    globalThis.requestAnimationFrame?.(() => requestAnimationFrame(() => setTimeout(resolve)))
    setTimeout(resolve, MAX_DELAY_MS)
  })
}
