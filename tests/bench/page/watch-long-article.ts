declare global {
  interface Window {
    /** Passes the variant an article that the page has already. */
    benchPresent?: (article: unknown) => void
  }
}

/** When a long article was painted, in ms since it was passed. */
export interface LongArticle {
  /** The first frame with any of it. */
  readonly firstPaint: number
  /** The first frame with all of it in the document, to its last words. */
  readonly wholePaint: number
}

/* oxlint-disable unicorn/consistent-function-scoping -- This function runs in the page, without its module. */

/** Runs in the page, so it can use nothing from outside itself. */
export async function watchLongArticle({
  url,
  blocks,
  last,
}: {
  url: string
  blocks: number
  last: string
}): Promise<LongArticle> {
  const response: {result: unknown} = await (await fetch(url)).json()
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const painted = () =>
    new Promise<number>((resolve) => {
      const {port1, port2} = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now()), {once: true})
      port1.start()
      port2.postMessage(null)
    })
  const roots = () => {
    const hosts = [...document.querySelectorAll('main *')]
    return [document, ...hosts.flatMap(({shadowRoot}) => shadowRoot ?? [])]
  }
  const count = () =>
    roots().reduce((sum, root) => sum + root.querySelectorAll('p, h2, blockquote, li').length, 0)
  const hasLastWords = () =>
    roots().some((root) =>
      (root instanceof Document ? root.body : root).textContent?.includes(last),
    )

  await frame()
  const before = count()
  // Both callbacks run in the same frame, so that no idle time is measured.
  const presented = frame().then(() => {
    const now = performance.now()
    window.benchPresent?.(response.result)
    return now
  })
  let next = frame()
  let firstPaint = Number.NaN
  for (;;) {
    await next
    const now = count() - before
    next = frame()
    if (now > 0) {
      const time = (await painted()) - (await presented)
      if (Number.isNaN(firstPaint)) {
        firstPaint = time
      }
      // The count includes elements around the blocks, so it can be reached before the last block.
      if (now >= blocks && hasLastWords()) {
        return {firstPaint, wholePaint: time}
      }
    }
  }
}
