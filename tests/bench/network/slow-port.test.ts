import {connect, createServer} from 'node:net'

import {expect, onTestFinished, test} from 'vitest'

import {Link} from './link.ts'
import {listen} from './listen.ts'
import {openSlowPort} from './slow-port.ts'

/** An origin that answers whatever it hears with a number of bytes; how long a visitor waits for them. */
async function waitForAnswer(link: Link | undefined, bytes: number): Promise<number> {
  const origin = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => socket.end(Buffer.alloc(bytes, 'x')))
  })
  const slow = await openSlowPort(() => link, await listen(origin, 0))
  onTestFinished(async () => {
    await slow.close()
    origin.close()
  })
  const start = performance.now()
  return new Promise((resolve, reject) => {
    let received = 0
    const visitor = connect(slow.port, '127.0.0.1', () => visitor.write('ask'))
    visitor.on('data', (chunk) => (received += chunk.length))
    visitor.on('error', reject)
    visitor.on('end', () => {
      if (received === bytes) {
        resolve(performance.now() - start)
      } else {
        reject(new Error(`${received} of ${bytes} bytes arrived`))
      }
    })
  })
}

test('A small answer takes the round trips of setting up and one for itself', async () => {
  const tcp = new Link({bytesPerSecond: 1e9, roundTripMs: 60, setupRoundTrips: 1})
  expect(await waitForAnswer(tcp, 100)).toBeGreaterThanOrEqual(119)
  const tls = new Link({bytesPerSecond: 1e9, roundTripMs: 60, setupRoundTrips: 2})
  expect(await waitForAnswer(tls, 100)).toBeGreaterThanOrEqual(179)
})

test('A large answer takes as long as the line needs for its bytes, and arrives whole', async () => {
  const link = new Link({bytesPerSecond: 200_000, roundTripMs: 0, setupRoundTrips: 1})
  expect(await waitForAnswer(link, 50_000)).toBeGreaterThanOrEqual(249)
})

test('More than the first window waits for an acknowledgement', async () => {
  const link = new Link({bytesPerSecond: 1e9, roundTripMs: 60, setupRoundTrips: 1})
  expect(await waitForAnswer(link, 20_000)).toBeGreaterThanOrEqual(179)
})

test('Without a line everything is passed on as it comes', async () => {
  expect(await waitForAnswer(undefined, 300_000)).toBeGreaterThan(0)
})
