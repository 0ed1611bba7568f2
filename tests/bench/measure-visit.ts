import type {Condition} from './network/condition.ts'
import {type PageMetrics, watchPage} from './page/watch-page.ts'
import type {RequestCounts, Servers} from './servers.ts'
import type {BrowserWindow} from './bench-browser.ts'
import {withPage} from './with-page.ts'

const VISIT_TIMEOUT_MS = 30_000

/** One visit to a page with empty caches. */
export interface Visit {
  readonly path: string
  /** Texts that must be painted, each in one element. */
  readonly expected: readonly string[]
  /** How long layout shifts are counted after the last text is painted, in ms. */
  readonly settleMs?: number | undefined
}

/** What a visit measured. */
export interface VisitResult extends PageMetrics {
  /** Requests until the end of the visit. */
  readonly requests: RequestCounts
}

/** A page did not show its content, so its measurements would be meaningless. */
export class PageError extends Error {
  readonly code = 'page-shows-nothing'
}

/**
 * Opens a page, waits until its content is painted, and closes the window.
 *
 * @throws PageError if the content is not painted.
 */
export function measureVisit(
  browserWindow: BrowserWindow,
  servers: Servers,
  condition: Condition,
  {path, expected, settleMs = 0}: Visit,
): Promise<VisitResult> {
  return withPage(browserWindow, servers, condition, async (page, errors) => {
    await page.addInitScript(watchPage, [...expected])
    servers.takeCounts()
    await page.goto(servers.origins.page + path, {waitUntil: 'commit'})
    const metrics = await withDeadline(
      page.evaluate((settle) => window.benchMetrics?.(settle), settleMs),
      () =>
        `${path} does not show “${expected.at(-1)}”. Its errors: ${errors.join('; ') || 'none'}`,
    )
    if (!metrics) {
      throw new PageError(`${path} ran without the script that measures it.`)
    }
    return {...metrics, requests: servers.takeCounts()}
  })
}

/** Rejects with a PageError if a promise is not settled within 30 seconds. */
export async function withDeadline<T>(promise: Promise<T>, message: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PageError(message())), VISIT_TIMEOUT_MS)
  })
  try {
    return await Promise.race([promise, deadline])
  } finally {
    clearTimeout(timer)
  }
}
