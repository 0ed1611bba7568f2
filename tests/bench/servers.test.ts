import {expect, onTestFinished, test} from 'vitest'

import {type Body, startServers} from './servers.ts'

const text = (words: string): Body => ({type: 'text/plain', bytes: Buffer.from(words)})

const nothing = () => Promise.resolve(undefined)

async function open(api: (path: string) => Promise<Body | undefined>) {
  const servers = await startServers({page: nothing, scripts: nothing, api})
  onTestFinished(() => servers.close())
  const {port} = new URL(servers.origins.api)
  return {servers, address: (path: string) => `http://127.0.0.1:${port}${path}`}
}

test('A response is compressed by brotli, readable by other origins, and cached', async () => {
  const requested: string[] = []
  const {servers, address} = await open((path) => {
    requested.push(path)
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
  expect(requested).toEqual(['/a?b=c'])
  expect(servers.takeCounts()).toEqual({page: 0, scripts: 0, api: 2})
  expect(servers.takeCounts()).toEqual({page: 0, scripts: 0, api: 0})
})

test('A path without content is a 404; an error is a 500 and not cached', async () => {
  let failures = 0
  const {address} = await open((path) => {
    if (path === '/missing') {
      return Promise.resolve(undefined)
    }
    failures++
    return Promise.reject(new Error('the Lake is closed'))
  })
  expect((await fetch(address('/missing'))).status).toBe(404)
  expect((await fetch(address('/broken'))).status).toBe(500)
  expect(await (await fetch(address('/broken'))).text()).toBe('Error: the Lake is closed')
  expect(failures).toBe(2)
})

test('A line delays connections that are opened after it was set', async () => {
  const {servers, address} = await open(() => Promise.resolve(text('fair winds')))
  servers.setLine({bytesPerSecond: 1e9, roundTripMs: 60, setupRoundTrips: 1})
  const start = performance.now()
  const response = await fetch(address('/slow'), {headers: {connection: 'close'}})
  expect(await response.text()).toBe('fair winds')
  expect(performance.now() - start).toBeGreaterThanOrEqual(119)
})
