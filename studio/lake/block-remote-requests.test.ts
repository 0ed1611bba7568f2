import {expect, test} from 'vitest'

import {isRemote} from './block-remote-requests.ts'

test.each([
  'http://localhost:4100/v1/users/me',
  'http://local.localhost:4100/v1/users/me',
  'http://127.0.0.1:4100/',
  'http://[::1]:4100/',
  'blob:http://localhost:3333/a-b',
  'data:image/png;base64,AA==',
])('%s is local', (url) => {
  expect(isRemote(url, [])).toBe(false)
})

test.each([
  'https://sanity-cdn.com/v1/modules/sanity/latest',
  'https://api.sanity.io/vX/intake/feedback',
  'http://localhost.example.org/',
  'http://127.0.0.1.example.org/',
  'http://10.0.0.1/',
])('%s is remote', (url) => {
  expect(isRemote(url, [])).toBe(true)
})

test('a URL of an allowed origin is not remote', () => {
  expect(isRemote('http://lake.example:4100/v1/users/me', ['http://lake.example:4100'])).toBe(false)
})
