import {expect, test} from 'vitest'

import {stableJson} from './stable-json.ts'

test('values that differ only in the order of keys have the same text', () => {
  expect(stableJson({b: [{d: 1, c: null}], a: 'x'})).toBe(
    stableJson({a: 'x', b: [{c: null, d: 1}]}),
  )
})

test('the order of a list matters, and so does each value', () => {
  expect(stableJson([1, 2])).not.toBe(stableJson([2, 1]))
  expect(stableJson({a: 1})).not.toBe(stableJson({a: '1'}))
})
