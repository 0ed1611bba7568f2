import type {Page} from 'playwright-core'

/** Throttling by Chromium itself: it delays each request; opening a connection costs nothing. */
export interface Throttling {
  /** In each direction, shared by all connections. */
  readonly bytesPerSecond: number
  /** The minimum time from a request to the first byte of its response. */
  readonly latencyMs: number
}

/** Throttles all further requests of a page, including that of its document. */
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
