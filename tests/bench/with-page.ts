import type {Page} from 'playwright-core'

import type {Condition} from './network/condition.ts'
import {throttle} from './network/throttling.ts'
import type {Served} from './serve.ts'
import type {Visitor} from './visitors.ts'

/** Lets a visitor open a page under a condition and leave afterwards, whatever comes of it. */
export async function withPage<T>(
  {context, leave}: Visitor,
  served: Served,
  {line, throttling}: Condition,
  measure: (page: Page, faults: readonly string[]) => Promise<T>,
): Promise<T> {
  try {
    served.putLine(line)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') {
        faults.push(message.text())
      }
    })
    if (throttling) {
      await throttle(page, throttling)
    }
    return await measure(page, faults)
  } finally {
    await leave()
  }
}
