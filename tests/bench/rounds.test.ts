import {expect, test} from 'vitest'

import {createConditions} from './network/condition.ts'
import {measureInRounds, measureUnderBoth} from './rounds.ts'

test('Each round measures every variant once and begins with a different one', async () => {
  const order: string[] = []
  const logged: string[] = []
  const log = (text: string) => logged.push(text)
  const measured = await measureInRounds(['a', 'b', 'c'], 2, 'Letters', log, (variant) => {
    order.push(variant)
    return Promise.resolve(order.length)
  })
  expect(logged).toEqual(['Letters, 2 rounds …'])
  expect(order).toEqual(['a', 'b', 'c', 'b', 'c', 'a'])
  expect(measured).toEqual(
    new Map([
      ['a', [1, 6]],
      ['b', [2, 4]],
      ['c', [3, 5]],
    ]),
  )
})

test('Each variant is measured under both conditions in the same round', async () => {
  const conditions = createConditions({bytesPerSecond: 1000, roundTripMs: 10, setupRoundTrips: 1})
  const order: string[] = []
  const measured = await measureUnderBoth(
    conditions,
    ['a', 'b'],
    2,
    'Letters',
    () => undefined,
    (variant, condition) => {
      order.push(`${variant} ${condition === conditions.modelled ? 'modelled' : 'throttled'}`)
      return Promise.resolve(order.length)
    },
  )
  expect(order).toEqual([
    'a throttled',
    'a modelled',
    'b throttled',
    'b modelled',
    'a modelled',
    'b throttled',
    'b modelled',
    'a throttled',
  ])
  expect(measured).toEqual({
    throttled: new Map([
      ['a', [1, 8]],
      ['b', [3, 6]],
    ]),
    modelled: new Map([
      ['a', [2, 5]],
      ['b', [4, 7]],
    ]),
  })
})
