import {expect, test} from 'vitest'

import {moveCaret} from './move-caret.ts'

// The bar is the caret.
test.each([
  ['With| love', 'With| love and light'],
  ['With love|', 'Yours, with love|'],
  ['With| love', 'Always with| love'],
  ['With lo|ve', 'With hugs|'],
  ['With love|', 'With|'],
  ['|With love', '|'],
  ['aa|', 'aa|a'],
  ['With| love', 'With| love'],
])('the caret in %j moves to %j', (before, after) => {
  const moved = moveCaret(before.replace('|', ''), after.replace('|', ''), before.indexOf('|'))
  expect(moved).toBe(after.indexOf('|'))
})
