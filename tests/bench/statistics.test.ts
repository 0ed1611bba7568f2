import {expect, test} from 'vitest'

import {median, medianRatio, summarise} from './statistics.ts'

test('The median is the middle value, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([100, 1, 2, 4])).toBe(3)
  expect(median([7])).toBe(7)
})

test('An empty list has no median: it throws a RangeError', () => {
  expect(() => median([])).toThrow(RangeError)
})

test('A summary has the median, the minimum and the maximum', () => {
  expect(summarise([30, 10, 20])).toEqual({median: 20, min: 10, max: 30, count: 3})
})

test('A ratio is taken within each round', () => {
  expect(medianRatio([10, 200, 30], [5, 100, 10])).toBe(2)
})

test('Lists of different lengths are not compared: they throw a RangeError', () => {
  expect(() => medianRatio([1, 2], [1])).toThrow(RangeError)
})
