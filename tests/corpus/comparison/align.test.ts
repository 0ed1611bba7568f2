import * as fc from 'fast-check'
import {expect, test} from 'vitest'

import {align} from './align.ts'

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), {maxLength: 30})

test('an alignment pairs equal words in order, as many as possible', () => {
  fc.assert(
    fc.property(words, words, (left, right) => {
      const {pairs, gaps} = align(left, right)
      for (const [index, [a, b]] of pairs.entries()) {
        expect(left[a]).toBe(right[b])
        const [previousA, previousB] = pairs[index - 1] ?? [-1, -1]
        expect(a > previousA && b > previousB).toBe(true)
      }
      expect(pairs).toHaveLength(longestCommonLength(left, right))
      const inGaps = gaps.reduce((sum, {left: [start, end]}) => sum + end - start, 0)
      expect(inGaps + pairs.length).toBe(left.length)
    }),
    {numRuns: 200},
  )
})

test('very different sequences are aligned by the words that occur once', () => {
  const left = [...Array.from({length: 3000}, (_, index) => `l${index}`), 'shared']
  const right = ['shared', ...Array.from({length: 3000}, (_, index) => `r${index}`)]
  expect(align(left, right).pairs).toEqual([[3000, 0]])
})

function longestCommonLength(left: readonly string[], right: readonly string[]): number {
  let row = Array.from({length: right.length + 1}, () => 0)
  for (const word of left) {
    const next = [0]
    for (const [index, other] of right.entries()) {
      next.push(
        word === other ? (row[index] ?? 0) + 1 : Math.max(next[index] ?? 0, row[index + 1] ?? 0),
      )
    }
    row = next
  }
  return row.at(-1) ?? 0
}
