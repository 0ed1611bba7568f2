import {expect, test} from 'vitest'

import {median, medianRatio, summarise} from './statistics.ts'

test('The median is the middle one, or between the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([100, 1, 2, 4])).toBe(3)
  expect(median([7])).toBe(7)
})

test('There is no median of nothing', () => {
  expect(() => median([])).toThrow(RangeError)
})

test('A summary says how far the measurements lie apart', () => {
  expect(summarise([30, 10, 20])).toEqual({median: 20, least: 10, most: 30, count: 3})
})

test('A ratio is taken within each round', () => {
  expect(medianRatio([10, 200, 30], [5, 100, 10])).toBe(2)
})

test('Rows of different rounds are not compared', () => {
  expect(() => medianRatio([1, 2], [1])).toThrow(RangeError)
})
