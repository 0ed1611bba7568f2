import {expect, test} from 'vitest'

import {ownStreamHost} from './own-stream-hosts.ts'

const name = () => '42'

test.each([
  [
    'http://local.localhost:4100/v2026-09-01/data/listen/production?query=*',
    'http://l42.localhost:4100/v2026-09-01/data/listen/production?query=*',
  ],
  [
    'http://localhost:4100/v2026-09-01/data/live/events/production',
    'http://l42.localhost:4100/v2026-09-01/data/live/events/production',
  ],
])('%s has a host of its own', (address, own) => {
  expect(ownStreamHost(address, name)).toBe(own)
})

test.each([
  'http://local.localhost:4100/v2026-09-01/data/query/production?query=*',
  'http://local.localhost:4100/v1/users/me?of=/data/listen/x',
  'https://lake.example/v2026-09-01/data/listen/production',
  'http://127.0.0.1:4100/v2026-09-01/data/listen/production',
])('%s stays as it is', (address) => {
  expect(ownStreamHost(address, name)).toBe(address)
})
