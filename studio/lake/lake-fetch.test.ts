import {expect, test} from 'vitest'

import {withStreamHost} from './lake-fetch.ts'

const createName = () => '42'

test.each([
  [
    'http://local.localhost:4100/v2026-09-01/data/listen/production?query=*',
    'http://l42.localhost:4100/v2026-09-01/data/listen/production?query=*',
  ],
  [
    'http://localhost:4100/v2026-09-01/data/live/events/production',
    'http://l42.localhost:4100/v2026-09-01/data/live/events/production',
  ],
])('event stream %s is requested from a separate host', (url, expected) => {
  expect(withStreamHost(url, createName)).toBe(expected)
})

test.each([
  'http://local.localhost:4100/v2026-09-01/data/query/production?query=*',
  'http://local.localhost:4100/v1/users/me?of=/data/listen/x',
  'https://lake.example/v2026-09-01/data/listen/production',
  'http://127.0.0.1:4100/v2026-09-01/data/listen/production',
])('%s is unchanged', (url) => {
  expect(withStreamHost(url, createName)).toBe(url)
})
