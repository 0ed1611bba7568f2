import {PageError, withDeadline} from './measure-visit.ts'
import type {Condition} from './network/condition.ts'
import {watchTasks} from './page/watch-tasks.ts'
import type {Servers} from './servers.ts'
import type {BrowserWindow} from './bench-browser.ts'
import {withPage} from './with-page.ts'

const POLL_MS = 500

/** One visit with a throttled processor. */
export interface SlowVisit {
  readonly path: string
  /** Text that must appear in the document or in an open shadow root. */
  readonly words: string
  /** How many times slower the processor is. */
  readonly cpuSlowdown: number
}

/**
 * Opens a page on a slow processor, waits for its words, and closes the window.
 *
 * @returns The total blocking time in ms (what each long task takes beyond 50 ms) until at least half a second after the words appear.
 * @throws PageError if the words do not appear.
 */
export function measureBlocking(
  browserWindow: BrowserWindow,
  servers: Servers,
  condition: Condition,
  {path, words, cpuSlowdown}: SlowVisit,
): Promise<number> {
  return withPage(browserWindow, servers, condition, async (page, errors) => {
    await page.addInitScript(watchTasks)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', {rate: cpuSlowdown})
    await page.goto(servers.origins.page + path, {waitUntil: 'commit'})
    const blocking = await withDeadline(
      page.evaluate(([wanted, pollMs]) => window.benchBlocking?.(wanted, pollMs), [
        words,
        POLL_MS,
      ] as const),
      () => `${path} does not show “${words}”. Its errors: ${errors.join('; ') || 'none'}`,
    )
    if (blocking === undefined) {
      throw new PageError(`${path} ran without the script that measures it.`)
    }
    return blocking
  })
}
