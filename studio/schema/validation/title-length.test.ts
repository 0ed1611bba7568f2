import {expect, test} from 'vitest'

import {adviseTitleLength, checkTitleLength} from './title-length.ts'

test('a title of 70 characters is accepted', () => {
  expect(adviseTitleLength('t'.repeat(70))).toBe(true)
  expect(checkTitleLength('t'.repeat(70))).toBe(true)
})

test('a title of 71 to 120 characters gets a warning', () => {
  expect(adviseTitleLength('t'.repeat(71))).toBe(
    'The title has 71 characters; search engines cut it off after about 70.',
  )
  expect(checkTitleLength('t'.repeat(120))).toBe(true)
})

test('a title of more than 120 characters is rejected, and gets no warning in addition', () => {
  expect(checkTitleLength('t'.repeat(121))).toBe(
    'The title has 121 characters; the maximum is 120.',
  )
  expect(adviseTitleLength('t'.repeat(121))).toBe(true)
})

test('an emoji of several code points counts as one character', () => {
  expect(adviseTitleLength('👩‍👩‍👧'.repeat(70))).toBe(true)
})
