import {PageError, withDeadline} from './measure.ts'
import type {Condition} from './network/condition.ts'
import {watchTasks} from './page/tasks.ts'
import type {Served} from './serve.ts'
import type {Visitor} from './visitors.ts'
import {withPage} from './with-page.ts'

const LOOK_EVERY_MS = 500

/** One visit with a processor that is slower than this machine's. */
export interface SlowVisit {
  readonly path: string
  /** Words that must come into the page, its own or an open shadow root's. */
  readonly words: string
  /** How many times slower. */
  readonly cpuSlowdown: number
}

/**
 * Opens a page on a slow processor, waits for its words, and lets the visitor leave.
 *
 * @returns What long tasks took beyond 50 ms each, in ms, until half a second or more after the words.
 * @throws PageError where they do not come.
 */
export function measureBlocking(
  visitor: Visitor,
  served: Served,
  condition: Condition,
  {path, words, cpuSlowdown}: SlowVisit,
): Promise<number> {
  return withPage(visitor, served, condition, async (page, faults) => {
    await page.addInitScript(watchTasks)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', {rate: cpuSlowdown})
    await page.goto(served.origins.page + path, {waitUntil: 'commit'})
    const blocking = await withDeadline(
      page.evaluate(([wanted, every]) => window.benchBlocking?.(wanted, every), [
        words,
        LOOK_EVERY_MS,
      ] as const),
      () => `${path} does not show “${words}”. It says: ${faults.join('; ') || 'nothing'}`,
    )
    if (blocking === undefined) {
      throw new PageError(`${path} could not be watched.`)
    }
    return blocking
  })
}
