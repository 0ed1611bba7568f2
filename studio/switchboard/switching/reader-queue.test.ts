import {expect, test} from 'vitest'

import {createReaderQueue} from './reader-queue.ts'

test('tasks of the same reader run one after the other, also after a failure; others do not wait', async () => {
  const run = createReaderQueue()
  const log: string[] = []
  let refuse: (() => void) | undefined
  const failing = run(['a', 'b'], () => {
    log.push('a and b')
    return new Promise<void>((_, reject) => {
      refuse = () => reject(new Error('refused'))
    })
  })
  const waiting = run(['b'], async () => log.push('b'))
  await run(['c'], async () => log.push('c'))
  expect(log).toEqual(['a and b', 'c'])
  refuse?.()
  await expect(failing).rejects.toThrow('refused')
  await waiting
  expect(log).toEqual(['a and b', 'c', 'b'])
})
