import type {SlugValue} from 'sanity'
import {expect, test} from 'vitest'

import {checkSlugFormat} from './slug-format.ts'

const slug = (current?: string): SlugValue => ({_type: 'slug', current})

test.each(['love', 'the-empty-chair', '2026-in-the-cards'])('%s is a valid address', (text) => {
  expect(checkSlugFormat(slug(text))).toBe(true)
})

test('a missing address is accepted: another rule requires it', () => {
  expect(checkSlugFormat(undefined)).toBe(true)
  expect(checkSlugFormat(slug())).toBe(true)
  expect(checkSlugFormat(slug(''))).toBe(true)
})

test.each([
  ['Love And Light', 'love-and-light'],
  ['love--light', 'love-light'],
  ['-love-', 'love'],
  ['love/light', 'love-light'],
  ['../etc', 'etc'],
])('%j is rejected with %s as an example', (text, valid) => {
  expect(checkSlugFormat(slug(text))).toBe(
    `Use only the lowercase letters a to z, digits and single hyphens, such as ${valid}.`,
  )
})

test('an address of more than 96 characters is rejected with its length', () => {
  expect(checkSlugFormat(slug('a'.repeat(96)))).toBe(true)
  expect(checkSlugFormat(slug('a'.repeat(97)))).toBe(
    'The address has 97 characters; the maximum is 96.',
  )
})
