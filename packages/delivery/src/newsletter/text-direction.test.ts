import {expect, test} from 'vitest'

import {textDirection} from './text-direction.ts'

test.each([
  ['How to Listen', 'ltr'],
  ['', 'ltr'],
  ['1. «איך להקשיב» How', 'rtl'],
  ['كيف تستمع', 'rtl'],
  ['Zuhören על', 'ltr'],
])('the direction of %j is %s', (text, direction) => {
  expect(textDirection(text)).toBe(direction)
})
