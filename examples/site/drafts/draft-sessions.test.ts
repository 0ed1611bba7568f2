import {expect, test} from 'vitest'

import {DraftSessions, SESSION_SECONDS} from './draft-sessions.ts'

test('a session lasts eight hours, and others do not exist', () => {
  let now = 0
  const sessions = new DraftSessions(() => now)
  const id = sessions.begin()
  expect([sessions.has(id), sessions.has('other'), sessions.has(undefined)]).toEqual([
    true,
    false,
    false,
  ])
  now = SESSION_SECONDS * 1000
  expect(sessions.has(id)).toBe(false)
})

test('a session can be ended, and each has its own id', () => {
  const sessions = new DraftSessions(() => 0)
  const [first, second] = [sessions.begin(), sessions.begin()]
  sessions.end(first)
  expect([sessions.has(first), sessions.has(second)]).toEqual([false, true])
})

test('the oldest of too many sessions is forgotten', () => {
  const sessions = new DraftSessions(() => 0)
  const ids = Array.from({length: 1001}, () => sessions.begin())
  expect(ids.filter((id) => !sessions.has(id))).toEqual(ids.slice(0, 1))
})
