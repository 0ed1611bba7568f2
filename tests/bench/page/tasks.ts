declare global {
  interface Window {
    /** Waits until words are in the page and what follows them is over; what long tasks took, in ms. */
    benchBlocking?: (words: string, everyMs: number) => Promise<number>
  }
}

/* oxlint-disable unicorn/consistent-function-scoping -- This function is sent into the page alone. */

/**
 * Counts what long tasks take beyond 50 ms each, from before the page's first byte: runs inside it, so
 * it may use nothing from outside itself.
 *
 * Chromium reports a frame's styles, layout and paint as a task only where a script ran in it: an empty
 * callback does in each frame, so that what an article costs to lay out is counted like the rest.
 * A look for the words is a task of its own, without styles or layout, so that it makes no task of the
 * page longer; should it ever be a long one, it is counted too. The very task in which a page begins is
 * now and then not reported; no variant does anything in it.
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

  window.benchBlocking = async (words, everyMs) => {
    const holds = (root: Element | ShadowRoot): boolean =>
      (root.textContent ?? '').includes(words) ||
      [...root.querySelectorAll('*')].some(({shadowRoot}) => shadowRoot && holds(shadowRoot))
    const pause = () => new Promise((resolve) => setTimeout(resolve, everyMs))
    do {
      await pause()
    } while (!holds(document.documentElement))
    await pause()
    count(tasks.takeRecords())
    return blocking
  }
}
