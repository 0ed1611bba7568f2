import {expect, onTestFinished, test, vi} from 'vitest'

import {waitForTypingPause} from './wait-for-typing-pause.ts'

test('resolves a second after the last key', async () => {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const page = new EventTarget()
  let paused = false
  void waitForTypingPause(page).then(() => {
    paused = true
    return paused
  })
  for (const type of ['beforeinput', 'keydown', 'beforeinput']) {
    await vi.advanceTimersByTimeAsync(900)
    page.dispatchEvent(new Event(type))
  }
  await vi.advanceTimersByTimeAsync(999)
  expect(paused).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(paused).toBe(true)
})
