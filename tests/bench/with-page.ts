import type {Page} from 'playwright-core'

import type {Condition} from './network/condition.ts'
import {throttle} from './network/throttling.ts'
import type {Servers} from './servers.ts'
import type {BrowserWindow} from './bench-browser.ts'

/** Opens a page under a condition, measures it, and closes the window even if the measurement fails. */
export async function withPage<T>(
  {context, close}: BrowserWindow,
  servers: Servers,
  {link, throttling}: Condition,
  measure: (page: Page, errors: readonly string[]) => Promise<T>,
): Promise<T> {
  try {
    servers.setLink(link)
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') {
        errors.push(message.text())
      }
    })
    if (throttling) {
      await throttle(page, throttling)
    }
    return await measure(page, errors)
  } finally {
    await close()
  }
}
