import type {Condition} from './network/condition.ts'
import {type Sighting, watchPage} from './page/probe.ts'
import type {RequestCounts, Served} from './serve.ts'
import type {Visitor} from './visitors.ts'
import {withPage} from './with-page.ts'

const LONGEST_MS = 30_000

/** One visit of a page with empty caches. */
export interface Visit {
  readonly path: string
  /** Words that must come on screen, each in one element. */
  readonly expected: readonly string[]
  /** How long the page is watched after the last words are painted. */
  readonly settleMs?: number | undefined
}

/** What a visit showed. */
export interface Visited extends Sighting {
  /** Requests until the visit's end. */
  readonly requests: RequestCounts
}

/** A page did not show what it should: its figures would mean nothing. */
export class PageError extends Error {
  readonly code = 'page-shows-nothing'
}

/**
 * Opens a page, waits for its words, and lets the visitor leave.
 *
 * @throws PageError where they do not come.
 */
export function visit(
  visitor: Visitor,
  served: Served,
  condition: Condition,
  {path, expected, settleMs = 0}: Visit,
): Promise<Visited> {
  return withPage(visitor, served, condition, async (page, faults) => {
    await page.addInitScript(watchPage, [...expected])
    served.takeCounts()
    await page.goto(served.origins.page + path, {waitUntil: 'commit'})
    const sighting = await withDeadline(
      page.evaluate((settle) => window.benchSighting?.(settle), settleMs),
      () =>
        `${path} does not show “${expected.at(-1)}”. It says: ${faults.join('; ') || 'nothing'}`,
    )
    if (!sighting) {
      throw new PageError(`${path} could not be watched.`)
    }
    return {...sighting, requests: served.takeCounts()}
  })
}

/** Lets a promise take no longer than any page may. */
export async function withDeadline<T>(promise: Promise<T>, complaint: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PageError(complaint())), LONGEST_MS)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
