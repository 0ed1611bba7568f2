import {expect, test} from 'vitest'

import {runLanes} from './run-lanes.ts'

test('the entries of a lane run one after the other, and lanes at the same time', async () => {
  const events: string[] = []
  const others = createGate()
  await runLanes(
    [['a1', 'a2'], ['b1']],
    async (entry) => {
      events.push(`start ${entry}`)
      // The first entry of lane a can only end if lane b runs at the same time.
      if (entry === 'a1') {
        await others.opened
      } else {
        others.open()
      }
      events.push(`end ${entry}`)
    },
    new AbortController().signal,
  )
  expect(events.toSorted()).toEqual(
    ['start a1', 'start b1', 'end b1', 'end a1', 'start a2', 'end a2'].toSorted(),
  )
  expect(events.indexOf('start a2')).toBeGreaterThan(events.indexOf('end a1'))
})

test('an error stops the other lanes, and is thrown when what has started has ended', async () => {
  const ended: string[] = []
  const refused = createGate()
  const running = runLanes(
    [
      ['a1', 'a2'],
      ['b1', 'b2'],
    ],
    async (entry) => {
      if (entry === 'b1') {
        setImmediate(refused.open)
        throw new Error('refused')
      }
      await refused.opened
      ended.push(entry)
    },
    new AbortController().signal,
  )
  await expect(running).rejects.toThrow('refused')
  expect(ended).toEqual(['a1'])
})

test('nothing runs after the signal has been aborted', async () => {
  const stopped = new AbortController()
  const started: string[] = []
  const running = runLanes(
    [['a1', 'a2']],
    async (entry) => {
      started.push(entry)
      stopped.abort(new Error('stopped'))
    },
    stopped.signal,
  )
  await expect(running).rejects.toThrow('stopped')
  expect(started).toEqual(['a1'])
})

function createGate(): {opened: Promise<void>; open: () => void} {
  const gate = new EventTarget()
  const opened = new Promise<void>((resolve) => {
    gate.addEventListener('open', () => resolve())
  })
  return {opened, open: () => void gate.dispatchEvent(new Event('open'))}
}
