import {expect, onTestFinished, test, vi} from 'vitest'

import {typingPause} from './typing-pause.ts'

test('a pause begins a second after the last letter', async () => {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const page = new EventTarget()
  let paused = false
  void typingPause(page).then(() => {
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
