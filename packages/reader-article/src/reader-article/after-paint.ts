const LONGEST_MS = 200

/** Resolves when what has just been put on the page is on screen; where a page is not shown, soon after. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    // The second frame begins when the first has been handed over.
    globalThis.requestAnimationFrame?.(() => requestAnimationFrame(() => setTimeout(resolve)))
    setTimeout(resolve, LONGEST_MS)
  })
}
