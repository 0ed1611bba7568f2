import {expect, test} from 'vitest'

import {formatNumber, formatTable, formatVerdict} from './table.ts'

test('A table is Markdown with numbers aligned to the right', () => {
  expect(
    formatTable(
      ['Variant', 'ms'],
      [
        ['a|b', '1'],
        ['c', '20'],
      ],
    ),
  ).toBe('| Variant | ms |\n| --- | ---: |\n| a\\|b | 1 |\n| c | 20 |')
})

test('A value is compared with its maximum as it is printed', () => {
  expect(formatVerdict(2.604, 2.6, 2)).toBe('≤ 2.60 ✓')
  expect(formatVerdict(2.606, 2.6, 2)).toBe('≤ 2.60 ✗')
  expect(formatVerdict(0, 0, 0)).toBe('≤ 0 ✓')
})

test('Thousands are separated by commas', () => {
  expect(formatNumber(50609)).toBe('50,609')
  expect(formatNumber(1.5, 2)).toBe('1.50')
})
