import {expect, test} from 'vitest'

import {createBackgroundTransforms} from './background-transforms.ts'

test('images are made one after another, each once', async () => {
  const background = createBackgroundTransforms(console.error)
  const events: string[] = []
  const {promise: finished, resolve: finish} = Promise.withResolvers<void>()
  const make = (name: string) => async () => {
    events.push(`start ${name}`)
    await Promise.resolve()
    events.push(`end ${name}`)
    if (name === 'c') {
      finish()
    }
    return true
  }
  for (const name of ['a', 'b', 'a', 'c', 'b']) {
    expect(background.add(name, make(name))).toBe(true)
  }
  await finished
  expect(events).toEqual(['start a', 'end a', 'start b', 'end b', 'start c', 'end c'])
})

test('an image that cannot be made is not tried again, and an error is reported', async () => {
  const errors: unknown[] = []
  const background = createBackgroundTransforms((error) => errors.push(error))
  let tries = 0
  const attempts = {
    large: () => Promise.resolve(false),
    damaged: () => Promise.reject(new Error('damaged')),
  }
  for (const [key, attempt] of Object.entries(attempts)) {
    const make = (): Promise<boolean> => {
      tries++
      return attempt()
    }
    expect(background.add(key, make)).toBe(true)
    await expect.poll(() => background.add(key, make)).toBe(false)
  }
  expect([tries, errors]).toEqual([2, [new Error('damaged')]])
})

test('at most 100 images wait, and none is started after the end', async () => {
  const background = createBackgroundTransforms(console.error)
  const {promise: blocked, resolve: unblock} = Promise.withResolvers<boolean>()
  const {promise: idle, resolve: reportIdle} = Promise.withResolvers<void>()
  const made: number[] = []
  for (let index = 0; index < 200; index++) {
    const add = background.add(String(index), async () => {
      made.push(index)
      return blocked
    })
    expect(add).toBe(true)
  }
  unblock(true)
  await expect.poll(() => made.length).toBe(100)
  background.add('last', async () => {
    background.close()
    reportIdle()
    return true
  })
  background.add('after the end', () => {
    made.push(-1)
    return Promise.resolve(true)
  })
  await idle
  await Promise.resolve()
  expect(made).toEqual(Array.from({length: 100}, (_, index) => index))
})
