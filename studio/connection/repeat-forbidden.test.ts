import {expect, test} from 'vitest'

import type {ClientFetch} from '../session/session-fetch.ts'
import {findObstacle} from './connection-state.ts'
import {repeatForbidden} from './repeat-forbidden.ts'

const ACTIONS = 'http://localhost:4100/v2026-05-04/data/actions/production'
const QUERY = 'http://localhost:4100/v2026-05-04/data/query/production?query=*'
const commit = {method: 'POST', body: JSON.stringify({transactionId: 't1', actions: []})}
const publication = {method: 'POST', body: JSON.stringify({actions: []})}

/** Returns a fetch that repeats requests, what it sent, and what stood in the way while it waited. */
function setUp(...statuses: number[]) {
  const sent: unknown[] = []
  const obstacles: unknown[] = []
  const send: ClientFetch = async (url, init) => {
    const status = statuses[sent.length]
    sent.push([url, init?.body])
    return Response.json({}, {status: status ?? 500})
  }
  const wait = async () => {
    obstacles.push(findObstacle())
  }
  return {fetch: repeatForbidden(send, wait), sent, obstacles}
}

test('a commit of typed text is repeated with the same transaction id until it is allowed', async () => {
  const {fetch, sent, obstacles} = setUp(403, 403, 200)
  expect((await fetch(ACTIONS, commit)).status).toBe(200)
  expect(sent).toEqual([1, 2, 3].map(() => [ACTIONS, commit.body]))
  expect(obstacles).toEqual(['permission', 'permission'])
  expect(findObstacle()).toBeUndefined()
})

test('another error is returned', async () => {
  const {fetch} = setUp(403, 401)
  expect((await fetch(ACTIONS, commit)).status).toBe(401)
})

test.each([
  ['a publication', ACTIONS, publication],
  ['a switch of status', `${ACTIONS}?tag=sanity.studio.switch-status`, commit],
  ['a query', QUERY, {}],
])('%s that is forbidden fails at once', async (_name, url, init) => {
  const {fetch, sent} = setUp(403)
  expect((await fetch(url, init)).status).toBe(403)
  expect(sent).toHaveLength(1)
})

test('a commit that is aborted while it waits is not repeated', async () => {
  const controller = new AbortController()
  const wait = () => {
    controller.abort()
    return new Promise<void>(() => {})
  }
  const fetch = repeatForbidden(async () => Response.json({}, {status: 403}), wait)
  await expect(fetch(ACTIONS, {...commit, signal: controller.signal})).rejects.toThrow('aborted')
  expect(findObstacle()).toBeUndefined()
})
