import type {Page} from 'playwright-core'

/** How Chromium itself slows a page down: each request waits, opening a connection costs nothing. */
export interface Throttling {
  /** Each way, shared by all connections. */
  readonly bytesPerSecond: number
  /** From a request to the first of its answer, at the least. */
  readonly latencyMs: number
}

/** Slows down all that a page asks for from now on, its own document first. */
export async function throttle(page: Page, {bytesPerSecond, latencyMs}: Throttling): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
}
