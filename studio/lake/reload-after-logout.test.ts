import {expect, test} from 'vitest'

import type {ClientFetch} from '../session/session-fetch.ts'
import {reloadAfterLogout} from './reload-after-logout.ts'

const respond: ClientFetch = async () => Response.json({})

test('the page is reloaded once, when the token has been removed after a logout', async () => {
  let hasToken = true
  let reloads = 0
  const send = reloadAfterLogout(respond, {
    hasToken: () => hasToken,
    reload: () => (reloads += 1),
  })
  await send('http://localhost:4100/v1/users/me')
  await send('http://localhost:4100/v1/auth/logout', {method: 'POST'})
  await send('http://localhost:4100/v1/auth/logout', {method: 'POST'})
  expect(reloads).toBe(0)
  hasToken = false
  await expect.poll(() => reloads).toBe(1)
})
