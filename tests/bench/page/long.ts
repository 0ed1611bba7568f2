declare global {
  interface Window {
    /** Hands the variant an article that the page has already. */
    benchPresent?: (article: unknown) => void
  }
}

/** When a long article was there, in ms since it was handed over. */
export interface LongArticle {
  /** The first frame with any of it. */
  readonly firstPaint: number
  /** The first frame with all of it in the document, to its last words. */
  readonly wholePaint: number
}

/* oxlint-disable unicorn/consistent-function-scoping -- This function is sent into the page alone. */

/** Runs inside the page, so it may use nothing from outside itself. */
export async function watchLongArticle({
  address,
  blocks,
  last,
}: {
  address: string
  blocks: number
  last: string
}): Promise<LongArticle> {
  const answer: {result: unknown} = await (await fetch(address)).json()
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
  const ended = () =>
    roots().some((root) =>
      (root instanceof Document ? root.body : root).textContent?.includes(last),
    )

  await frame()
  const before = count()
  // Both run in the same frame, one after the other, so that no idle time is measured.
  const presented = frame().then(() => {
    const now = performance.now()
    window.benchPresent?.(answer.result)
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
      // What stands around the blocks is counted with them, so that enough may not be all.
      if (now >= blocks && ended()) {
        return {firstPaint, wholePaint: time}
      }
    }
  }
}
