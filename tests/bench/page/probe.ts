/** What a page has seen of itself; times in milliseconds since its navigation began. */
export interface Sighting {
  /** When each expected run of words was painted, in the order they were asked for. */
  readonly painted: readonly number[]
  /** Sum of layout shifts without input, as in the Layout Instability draft. */
  readonly layoutShift: number
}

declare global {
  interface Window {
    /** Waits until all is painted and `settleMs` have passed. */
    benchSighting?: (settleMs: number) => Promise<Sighting>
  }
}

/**
 * Watches a page from before its first byte: runs inside it, so it may use nothing from outside itself.
 *
 * Words count as painted when the frame is over in which an element that shows them was first in the
 * document or in an open shadow root; within milliseconds that is what paint timing says of a page.
 * It reads the whole page in each frame: `watchTasks` is for counting what a slow processor takes.
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

  const look = (root: Document | ShadowRoot, seen: Set<string>) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const words = expected.find((some) => !painted.has(some) && node?.nodeValue?.includes(some))
      const element = words ? node.parentElement : undefined
      const shown = element?.checkVisibility({opacityProperty: true, visibilityProperty: true})
      if (words && shown && !element?.closest('script, noscript, style')) {
        seen.add(words)
      }
    }
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) {
        look(element.shadowRoot, seen)
      }
    }
  }

  const allPainted = new Promise<void>((resolve) => {
    const eachFrame = () => {
      const seen = new Set<string>()
      look(document, seen)
      if (seen.size === 0) {
        requestAnimationFrame(eachFrame)
        return
      }
      // The next frame begins when this one has been handed over for display.
      requestAnimationFrame((now) => {
        for (const words of seen) {
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

  window.benchSighting = async (settleMs) => {
    await allPainted
    await new Promise((resolve) => setTimeout(resolve, settleMs))
    countShifts(shifts.takeRecords())
    return {
      painted: expected.map((words) => painted.get(words) ?? Number.NaN),
      layoutShift,
    }
  }
}
