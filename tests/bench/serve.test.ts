import {expect, onTestFinished, test} from 'vitest'

import {type Body, serve} from './serve.ts'

const text = (words: string): Body => ({type: 'text/plain', bytes: Buffer.from(words)})

const nothing = () => Promise.resolve(undefined)

async function open(api: (path: string) => Promise<Body | undefined>) {
  const served = await serve({page: nothing, scripts: nothing, api})
  onTestFinished(() => served.close())
  const {port} = new URL(served.origins.api)
  return {served, address: (path: string) => `http://127.0.0.1:${port}${path}`}
}

test('An answer comes with brotli, may be read by other origins, and is asked for once', async () => {
  const asked: string[] = []
  const {served, address} = await open((path) => {
    asked.push(path)
    return Promise.resolve(text('fair winds'))
  })
  for (const _ of [1, 2]) {
    const response = await fetch(address('/a?b=c'), {headers: {origin: 'http://page.localhost'}})
    expect({
      status: response.status,
      type: response.headers.get('content-type'),
      encoding: response.headers.get('content-encoding'),
      readableBy: response.headers.get('access-control-allow-origin'),
      words: await response.text(),
    }).toEqual({
      status: 200,
      type: 'text/plain',
      encoding: 'br',
      readableBy: 'http://page.localhost',
      words: 'fair winds',
    })
  }
  expect(asked).toEqual(['/a?b=c'])
  expect(served.takeCounts()).toEqual({page: 0, scripts: 0, api: 2})
  expect(served.takeCounts()).toEqual({page: 0, scripts: 0, api: 0})
})

test('What no source has is a 404, and a source that fails is a 500 and asked again', async () => {
  let failures = 0
  const {address} = await open((path) => {
    if (path === '/missing') {
      return Promise.resolve(undefined)
    }
    failures++
    return Promise.reject(new Error('the desk is closed'))
  })
  expect((await fetch(address('/missing'))).status).toBe(404)
  expect((await fetch(address('/broken'))).status).toBe(500)
  expect(await (await fetch(address('/broken'))).text()).toBe('Error: the desk is closed')
  expect(failures).toBe(2)
})

test('A line slows down those who come after it was put there', async () => {
  const {served, address} = await open(() => Promise.resolve(text('fair winds')))
  served.putLine({bytesPerSecond: 1e9, roundTripMs: 60, setupRoundTrips: 1})
  const start = performance.now()
  const response = await fetch(address('/slow'), {headers: {connection: 'close'}})
  expect(await response.text()).toBe('fair winds')
  expect(performance.now() - start).toBeGreaterThanOrEqual(119)
})
