import {expect, onTestFinished, test} from 'vitest'

import {type Body, startServers} from './servers.ts'

const text = (words: string): Body => ({type: 'text/plain', bytes: Buffer.from(words)})

const respondWith404 = () => Promise.resolve(undefined)

async function openServers(api: (path: string) => Promise<Body | undefined>) {
  const servers = await startServers({page: respondWith404, scripts: respondWith404, api})
  onTestFinished(() => servers.close())
  const {port} = new URL(servers.origins.api)
  return {servers, url: (path: string) => `http://127.0.0.1:${port}${path}`}
}

test('A response is compressed by brotli, readable by other origins, and cached', async () => {
  const requested: string[] = []
  const {servers, url} = await openServers((path) => {
    requested.push(path)
    return Promise.resolve(text('fair winds'))
  })
  for (const _ of [1, 2]) {
    const response = await fetch(url('/a?b=c'), {headers: {origin: 'http://page.localhost'}})
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
  const {url} = await openServers((path) => {
    if (path === '/missing') {
      return Promise.resolve(undefined)
    }
    failures++
    return Promise.reject(new Error('the Lake is closed'))
  })
  expect((await fetch(url('/missing'))).status).toBe(404)
  expect((await fetch(url('/broken'))).status).toBe(500)
  expect(await (await fetch(url('/broken'))).text()).toBe('Error: the Lake is closed')
  expect(failures).toBe(2)
})

test('A link delays connections that are opened after it was set', async () => {
  const {servers, url} = await openServers(() => Promise.resolve(text('fair winds')))
  servers.setLink({bytesPerSecond: 1e9, roundTripMs: 60, setupRoundTrips: 1})
  const start = performance.now()
  const response = await fetch(url('/slow'), {headers: {connection: 'close'}})
  expect(await response.text()).toBe('fair winds')
  expect(performance.now() - start).toBeGreaterThanOrEqual(119)
})
