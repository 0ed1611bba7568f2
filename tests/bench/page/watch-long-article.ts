declare global {
  interface Window {
    /** Makes the variant show an article that the page already has. */
    benchShowArticle?: (article: unknown) => void
  }
}

/** When a long article was painted, in ms since the variant received it. */
export interface LongArticle {
  /** The first frame that shows some of its blocks. */
  readonly firstPaint: number
  /** The first frame with all its blocks in the document. */
  readonly completePaint: number
}

/* oxlint-disable unicorn/consistent-function-scoping -- This function runs in the page, without its module. */

/** Fetches a long article, makes the variant show it, and measures when it is painted. Runs in the page, so it can use nothing from outside itself. */
export async function watchLongArticle({
  url,
  blocks,
  lastWords,
}: {
  url: string
  blocks: number
  lastWords: string
}): Promise<LongArticle> {
  const response: {result: unknown} = await (await fetch(url)).json()
  const waitForFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const waitForPaint = () =>
    new Promise<number>((resolve) => {
      const {port1, port2} = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now()), {once: true})
      port1.start()
      port2.postMessage(null)
    })
  const findRoots = () => {
    const hosts = [...document.querySelectorAll('main *')]
    return [document, ...hosts.flatMap(({shadowRoot}) => shadowRoot ?? [])]
  }
  const countBlocks = () =>
    findRoots().reduce(
      (sum, root) => sum + root.querySelectorAll('p, h2, blockquote, li').length,
      0,
    )
  const hasLastWords = () =>
    findRoots().some((root) =>
      (root instanceof Document ? root.body : root).textContent?.includes(lastWords),
    )

  await waitForFrame()
  const countBefore = countBlocks()
  // Both callbacks run in the same frame, so that no idle time is measured.
  const started = waitForFrame().then(() => {
    const start = performance.now()
    window.benchShowArticle?.(response.result)
    return start
  })
  let nextFrame = waitForFrame()
  let firstPaint = Number.NaN
  for (;;) {
    await nextFrame
    const newBlocks = countBlocks() - countBefore
    nextFrame = waitForFrame()
    if (newBlocks > 0) {
      const time = (await waitForPaint()) - (await started)
      if (Number.isNaN(firstPaint)) {
        firstPaint = time
      }
      // The count includes elements around the blocks, so it can be reached before the last block.
      if (newBlocks >= blocks && hasLastWords()) {
        return {firstPaint, completePaint: time}
      }
    }
  }
}
