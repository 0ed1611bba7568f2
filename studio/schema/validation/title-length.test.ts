import {expect, test} from 'vitest'

import {adviseTitleLength, checkTitleLength} from './title-length.ts'

test('a title of 70 characters passes', () => {
  expect(adviseTitleLength('t'.repeat(70))).toBe(true)
  expect(checkTitleLength('t'.repeat(70))).toBe(true)
})

test('a title of 71 to 120 characters is advised against', () => {
  expect(adviseTitleLength('t'.repeat(71))).toBe(
    'The title has 71 characters; search engines cut it off after about 70.',
  )
  expect(checkTitleLength('t'.repeat(120))).toBe(true)
})

test('a title of more than 120 characters is refused, and only once', () => {
  expect(checkTitleLength('t'.repeat(121))).toBe('The title has 121 characters; 120 is the most.')
  expect(adviseTitleLength('t'.repeat(121))).toBe(true)
})

test('characters are counted as people count them', () => {
  expect(adviseTitleLength('👩‍👩‍👧'.repeat(70))).toBe(true)
})
