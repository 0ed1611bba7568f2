/** What a page measured of itself; times in milliseconds since its navigation began. */
export interface PageMetrics {
  /** When each expected text was painted, in the order of the expected texts. */
  readonly painted: readonly number[]
  /** The sum of layout shifts without recent input, as defined in the Layout Instability draft. */
  readonly layoutShift: number
}

declare global {
  interface Window {
    /** Waits until all texts are painted and `settleMs` have passed. */
    benchMetrics?: (settleMs: number) => Promise<PageMetrics>
  }
}

/**
 * Observes a page from before its first byte. Runs in the page, so it can use nothing from outside itself.
 *
 * A text counts as painted at the end of the first frame in which a visible element in the document or
 * in an open shadow root has it; the browser's paint timing differs only by milliseconds.
 * This function reads the whole page in each frame, so it cannot measure blocking time: see `watchTasks`.
 */
export function watchPage(expected: string[]): void {
  const painted = new Map<string, number>()
  let layoutShift = 0

  const countShifts = (entries: PerformanceEntryList) => {
    for (const entry of entries) {
      if ('hadRecentInput' in entry && 'value' in entry && !entry.hadRecentInput) {
        layoutShift += Number(entry.value)
      }
    }
  }
  const shifts = new PerformanceObserver((list) => countShifts(list.getEntries()))
  shifts.observe({type: 'layout-shift', buffered: true})

  const findTexts = (root: Document | ShadowRoot, found: Set<string>) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const words = expected.find((each) => !painted.has(each) && node?.nodeValue?.includes(each))
      const element = words ? node.parentElement : undefined
      const shown = element?.checkVisibility({opacityProperty: true, visibilityProperty: true})
      if (words && shown && !element?.closest('script, noscript, style')) {
        found.add(words)
      }
    }
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) {
        findTexts(element.shadowRoot, found)
      }
    }
  }

  const allPainted = new Promise<void>((resolve) => {
    const eachFrame = () => {
      const found = new Set<string>()
      findTexts(document, found)
      if (found.size === 0) {
        requestAnimationFrame(eachFrame)
        return
      }
      // The next frame begins when this one has been submitted for display.
      requestAnimationFrame((now) => {
        for (const words of found) {
          painted.set(words, now)
        }
        if (painted.size === expected.length) {
          resolve()
        } else {
          eachFrame()
        }
      })
    }
    requestAnimationFrame(eachFrame)
  })

  window.benchMetrics = async (settleMs) => {
    await allPainted
    await new Promise((resolve) => setTimeout(resolve, settleMs))
    countShifts(shifts.takeRecords())
    return {
      painted: expected.map((words) => painted.get(words) ?? Number.NaN),
      layoutShift,
    }
  }
}
