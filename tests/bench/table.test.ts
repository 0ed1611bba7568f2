import {expect, test} from 'vitest'

import {figure, table, verdict} from './table.ts'

test('A table is Markdown with numbers aligned to the right', () => {
  expect(
    table(
      ['Variant', 'ms'],
      [
        ['a|b', '1'],
        ['c', '20'],
      ],
    ),
  ).toBe('| Variant | ms |\n| --- | ---: |\n| a\\|b | 1 |\n| c | 20 |')
})

test('A verdict compares the value as it is printed', () => {
  expect(verdict(2.604, 2.6, 2)).toBe('≤ 2.60 ✓')
  expect(verdict(2.606, 2.6, 2)).toBe('≤ 2.60 ✗')
  expect(verdict(0, 0, 0)).toBe('≤ 0 ✓')
})

test('Thousands are separated', () => {
  expect(figure(50609)).toBe('50,609')
  expect(figure(1.5, 2)).toBe('1.50')
})
