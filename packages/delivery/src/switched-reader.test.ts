import {expect, test} from 'vitest'

import {createCachingClient} from './caching-client.test.helper.ts'
import {openDelivery} from './open-delivery.test.helper.ts'

/** In milliseconds. */
const LIMIT = 2000
const POLL = {interval: 20, timeout: LIMIT}
const SWITCHES = [
  ['On a break', 'status-away'],
  ['Available', 'status-available'],
] as const

test.each(['/articles/how-to-listen', '/readers/004711', '/embed/how-to-listen'])(
  '%s is right within two seconds of a switch, also for visitors behind a cache',
  async (path) => {
    const {delivery, lake, get} = await openDelivery()
    const client = createCachingClient(delivery)
    const readStatus = async () =>
      /<span part="status [a-z]+">([^<]*)</.exec(
        await client.get(`https://site.example${path}`),
      )?.[1]
    const readHealth = async () => (await get('/health')).text()
    expect(await readStatus()).toBe('Available')
    await expect.poll(readHealth).toBe('{"status":"ok","live":true}')

    for (const [label, _ref] of SWITCHES) {
      const before = client.countRequests()
      const poll = async () => readStatus().then(client.countRequests)
      // The worst moment is when the cache has just fetched the page.
      await expect.poll(poll, {interval: 20}).toBeGreaterThan(before)
      const id = 'availability-reader-004711'
      await lake.mutate({patch: {id, set: {status: {_type: 'reference', _ref, _weak: true}}}})
      const switchedAt = performance.now()
      await expect.poll(readStatus, POLL).toBe(label)
      expect(performance.now() - switchedAt).toBeLessThan(LIMIT)
    }
    // Without the cache, each poll would have been a request.
    expect(client.countRequests()).toBeLessThan(10)
  },
)
