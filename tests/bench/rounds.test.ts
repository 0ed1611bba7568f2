import {expect, test} from 'vitest'

import {inRounds} from './rounds.ts'

test('Each round measures every variant once and begins with the next one', async () => {
  const order: string[] = []
  const said: string[] = []
  const say = (text: string) => said.push(text)
  const measured = await inRounds(['a', 'b', 'c'], 2, 'Letters', say, (variant) => {
    order.push(variant)
    return Promise.resolve(order.length)
  })
  expect(said).toEqual(['Letters, 2 rounds …'])
  expect(order).toEqual(['a', 'b', 'c', 'b', 'c', 'a'])
  expect(measured).toEqual(
    new Map([
      ['a', [1, 6]],
      ['b', [2, 4]],
      ['c', [3, 5]],
    ]),
  )
})
