import {expect, onTestFinished, test} from 'vitest'

import {formatServeUrl} from './serve-url.ts'
import {serveLake} from './serve.ts'
import {openTemporaryLake} from './testing/temporary-lake.ts'

test.each([
  ['127.0.0.1', 'http://localhost:4100'],
  ['localhost', 'http://localhost:4100'],
  ['127.0.0.2', 'http://127.0.0.2:4100'],
  ['0.0.0.0', 'http://localhost:4100'],
  ['::', 'http://localhost:4100'],
  ['::1', 'http://[::1]:4100'],
  ['FD00::1', 'http://[fd00::1]:4100'],
  ['desk.example', 'http://desk.example:4100'],
])('the URL of %s is %s', (hostname, url) => {
  expect(formatServeUrl(hostname, 4100)).toBe(url)
})

test('the URL of another loopback address reaches the Lake', async () => {
  const {lake} = openTemporaryLake()
  const served = await serveLake(lake, {port: 0, hostname: '127.0.0.2'})
  onTestFinished(() => served.close())
  expect(served.url).toBe(`http://127.0.0.2:${served.port}`)
  expect(await (await fetch(served.url)).json()).toMatchObject({name: 'Lake'})
})
