declare global {
  interface Window {
    /** Waits until a text has appeared and one more interval has passed; returns the total blocking time in ms. */
    benchBlocking?: (words: string, pollMs: number) => Promise<number>
  }
}

/* oxlint-disable unicorn/consistent-function-scoping -- This function runs in the page, without its module. */

/**
 * Adds up what each long task takes beyond 50 ms, from before the page's first byte. Runs in the page, so
 * it can use nothing from outside itself.
 *
 * Chromium sometimes does not report the task in which a page begins; no variant does anything in it.
 */
export function watchTasks(): void {
  let blocking = 0
  const count = (entries: PerformanceEntryList) => {
    for (const {duration} of entries) {
      blocking += Math.max(0, duration - 50)
    }
  }
  const tasks = new PerformanceObserver((list) => count(list.getEntries()))
  tasks.observe({type: 'longtask', buffered: true})
  // Chromium reports a frame's styles, layout and paint as a task only if a script ran in that frame.
  const runInEachFrame = () => {
    requestAnimationFrame(runInEachFrame)
  }
  runInEachFrame()

  window.benchBlocking = async (words, pollMs) => {
    // Reads only text, which needs no styles or layout, so polling makes no task of the page longer.
    const hasWords = (root: Element | ShadowRoot): boolean =>
      (root.textContent ?? '').includes(words) ||
      [...root.querySelectorAll('*')].some(({shadowRoot}) => shadowRoot && hasWords(shadowRoot))
    const waitForInterval = () => new Promise((resolve) => setTimeout(resolve, pollMs))
    do {
      await waitForInterval()
    } while (!hasWords(document.documentElement))
    await waitForInterval()
    count(tasks.takeRecords())
    return blocking
  }
}
