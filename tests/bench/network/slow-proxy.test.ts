import {connect, createServer} from 'node:net'

import {expect, onTestFinished, test} from 'vitest'

import {Link} from './link.ts'
import {listen} from './listen.ts'
import {openSlowProxy} from './slow-proxy.ts'

/** Measures how long a client waits for a number of bytes from an origin, in ms. */
async function measureResponse(link: Link | undefined, bytes: number): Promise<number> {
  const origin = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.once('data', () => socket.end(Buffer.alloc(bytes, 'x')))
  })
  const proxy = await openSlowProxy(() => link, await listen(origin, 0))
  onTestFinished(async () => {
    await proxy.close()
    origin.close()
  })
  const start = performance.now()
  return new Promise((resolve, reject) => {
    let received = 0
    const client = connect(proxy.port, '127.0.0.1', () => client.write('request'))
    client.on('data', (chunk) => (received += chunk.length))
    client.on('error', reject)
    client.on('end', () => {
      if (received === bytes) {
        resolve(performance.now() - start)
      } else {
        reject(new Error(`${received} of ${bytes} bytes arrived`))
      }
    })
  })
}

test('A small response takes the round trips that open the connection, and one more', async () => {
  const tcp = new Link({bytesPerSecond: 1e9, roundTripMs: 60, setupRoundTrips: 1})
  expect(await measureResponse(tcp, 100)).toBeGreaterThanOrEqual(119)
  const tls = new Link({bytesPerSecond: 1e9, roundTripMs: 60, setupRoundTrips: 2})
  expect(await measureResponse(tls, 100)).toBeGreaterThanOrEqual(179)
})

test('A large response takes at least as long as the link needs for its bytes, and arrives complete', async () => {
  const link = new Link({bytesPerSecond: 200_000, roundTripMs: 0, setupRoundTrips: 1})
  expect(await measureResponse(link, 50_000)).toBeGreaterThanOrEqual(249)
})

test('Bytes that exceed the first window wait for an acknowledgement', async () => {
  const link = new Link({bytesPerSecond: 1e9, roundTripMs: 60, setupRoundTrips: 1})
  expect(await measureResponse(link, 20_000)).toBeGreaterThanOrEqual(179)
})

test('Without a link the proxy forwards all bytes', async () => {
  expect(await measureResponse(undefined, 300_000)).toBeGreaterThan(0)
})
