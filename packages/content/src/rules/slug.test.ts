import {expect, test} from 'vitest'

import {MAX_SLUG_LENGTH, slugify} from './slug.ts'

test.each([
  ['Listening More Closely to the House', 'listening-more-closely-to-the-house'],
  ['What do dreams mean?', 'what-do-dreams-mean'],
  ['It’s the 9th hour – or is it?', 'it-s-the-9th-hour-or-is-it'],
  ['Café crème', 'cafe-creme'],
  ['Cafe\u0301 cre\u0300me', 'cafe-creme'],
])('%j becomes %j', (title, slug) => {
  expect(slugify(title)).toBe(slug)
})

test('a long title is truncated after a word', () => {
  const slug = slugify('a wonderfully long title '.repeat(20))
  expect(slug.length).toBeLessThanOrEqual(MAX_SLUG_LENGTH)
  expect(slug).toMatch(/^[a-z-]+(?<!-)$/)
  expect(
    slug.endsWith('wonderfully') ||
      slug.endsWith('long') ||
      slug.endsWith('title') ||
      slug.endsWith('a'),
  ).toBe(true)
})

test('a title that cannot be spelt in ASCII gets a stable slug', () => {
  expect(slugify('🌙🌙')).toBe(slugify('🌙🌙'))
  expect(slugify('🌙🌙')).toMatch(/^text-[0-9a-f]{8}$/)
  expect(slugify('🌙🌙')).not.toBe(slugify('🌙'))
})

test('an empty title has an empty slug', () => {
  expect(slugify('  ')).toBe('')
})
