declare global {
  interface Window {
    /** Waits until a text has appeared and one more interval has passed; returns the total blocking time in ms. */
    benchBlocking?: (words: string, pollMs: number) => Promise<number>
  }
}

/* oxlint-disable unicorn/consistent-function-scoping -- This function runs in the page, without its module. */

/**
 * Counts what long tasks take beyond 50 ms each, from before the page's first byte. Runs in the page, so
 * it can use nothing from outside itself.
 *
 * Chromium reports a frame's styles, layout and paint as a task only if a script ran in that frame: an
 * empty callback runs in each, so that the layout of an article is counted too. Polling for the text
 * happens in tasks of its own, without styles or layout, so that it makes no task of the page longer; if
 * such a task is long, it is counted too. Chromium sometimes does not report the task in which a page
 * begins; no variant does anything in that task.
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
  const inEachFrame = () => {
    requestAnimationFrame(inEachFrame)
  }
  inEachFrame()

  window.benchBlocking = async (words, pollMs) => {
    const hasWords = (root: Element | ShadowRoot): boolean =>
      (root.textContent ?? '').includes(words) ||
      [...root.querySelectorAll('*')].some(({shadowRoot}) => shadowRoot && hasWords(shadowRoot))
    const interval = () => new Promise((resolve) => setTimeout(resolve, pollMs))
    do {
      await interval()
    } while (!hasWords(document.documentElement))
    await interval()
    count(tasks.takeRecords())
    return blocking
  }
}
