import {expect, test} from 'vitest'

import type {ClientFetch} from '../session/session-fetch.ts'
import {repeatUnanswered} from './repeat-unanswered.ts'

const ACTIONS = 'http://localhost:4100/v2026-05-04/data/actions/production'
const HISTORY = 'http://localhost:4100/v2026-05-04/data/history/production/transactions/a'
const QUERY = 'http://localhost:4100/v2026-05-04/data/query/production?query=*'
const commit = {method: 'POST', body: JSON.stringify({transactionId: 't1', actions: []})}
const publication = {method: 'POST', body: JSON.stringify({actions: []})}

type Result = 'fails' | 'breaks off' | Response

/** Returns a fetch that repeats requests, and the requests it sent; each request has the next result. */
function setUp(...results: Result[]) {
  const sent: unknown[] = []
  const waits: number[] = []
  const send: ClientFetch = async (url, init) => {
    const result = results[sent.length]
    sent.push([url, init?.body])
    if (result === undefined || result === 'fails') {
      throw new TypeError('Failed to fetch')
    }
    return result === 'breaks off' ? createBrokenResponse() : result
  }
  const wait = async (attempt: number) => {
    waits.push(attempt)
  }
  return {fetch: repeatUnanswered(send, wait), sent, waits}
}

function createBrokenResponse(): Response {
  const body = new ReadableStream({
    start: (controller) => controller.error(new TypeError('network error')),
  })
  return new Response(body)
}

test('a commit is repeated with the same transaction id until it is answered', async () => {
  const {fetch, sent, waits} = setUp('fails', 'breaks off', Response.json({transactionId: 't1'}))
  const response = await fetch(ACTIONS, commit)
  expect(JSON.parse(await response.text())).toEqual({transactionId: 't1'})
  expect(sent).toEqual([1, 2, 3].map(() => [ACTIONS, commit.body]))
  expect(waits).toEqual([1, 2])
})

test('a commit whose id is taken by an earlier attempt is stored', async () => {
  const {fetch} = setUp('fails', Response.json({message: 'Taken'}, {status: 409}))
  const response = await fetch(ACTIONS, commit)
  expect([response.status, JSON.parse(await response.text())]).toEqual([200, {transactionId: 't1'}])
})

test('the first answer is returned, even if it is an error', async () => {
  const {fetch, sent} = setUp(Response.json({message: 'Conflict'}, {status: 409}))
  const response = await fetch(ACTIONS, commit)
  expect([response.status, JSON.parse(await response.text())]).toEqual([409, {message: 'Conflict'}])
  expect(sent).toHaveLength(1)
})

test.each([HISTORY, QUERY])('the read %s is repeated', async (url) => {
  const {fetch} = setUp('breaks off', 'fails', new Response('{"id":"t1"}'))
  const response = await fetch(url, {})
  expect(await response.text()).toBe('{"id":"t1"}')
})

test.each([
  ['a commit without a transaction id', ACTIONS, publication],
  ['an upload', 'http://localhost:4100/v2026-05-04/assets/images/production', {method: 'POST'}],
  ['an event stream', 'http://localhost:4100/v2026-05-04/data/listen/production?query=*', {}],
])('%s is sent once', async (_name, url, init) => {
  const {fetch, sent} = setUp('fails')
  await expect(fetch(url, init)).rejects.toThrow('Failed to fetch')
  expect(sent).toHaveLength(1)
})

test.each(['switch-status', 'undo-switch'])('a read for %s is not repeated', async (tag) => {
  const {fetch, sent} = setUp('fails', Response.json({result: {}}))
  await expect(fetch(`${QUERY}&tag=sanity.studio.${tag}`, {})).rejects.toThrow('Failed to fetch')
  expect(sent).toHaveLength(1)
})

test('an aborted request is not repeated', async () => {
  const {fetch, sent} = setUp('fails')
  await expect(fetch(ACTIONS, {...commit, signal: AbortSignal.abort()})).rejects.toThrow(
    'Failed to fetch',
  )
  expect(sent).toHaveLength(1)
})
