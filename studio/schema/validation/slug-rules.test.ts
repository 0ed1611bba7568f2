import type {SlugValue} from 'sanity'
import {expect, test} from 'vitest'

import {explainTakenSlug} from './slug-is-unique.ts'
import {checkSlug} from './slug-rules.ts'

const slug = (current?: string): SlugValue => ({_type: 'slug', current})

test.each(['love', 'the-empty-chair', '2026-in-the-cards'])('%s is an address', (text) => {
  expect(checkSlug(slug(text))).toBe(true)
})

test('an address not yet given is left to the rule that requires one', () => {
  expect(checkSlug(undefined)).toBe(true)
  expect(checkSlug(slug())).toBe(true)
  expect(checkSlug(slug(''))).toBe(true)
})

test.each([
  ['Love And Light', 'love-and-light'],
  ['love--light', 'love-light'],
  ['-love-', 'love'],
  ['love/light', 'love-light'],
  ['../etc', 'etc'],
])('%j is refused and %s offered', (text, better) => {
  expect(checkSlug(slug(text))).toBe(
    `Use small letters a to z, digits and single hyphens only, such as ${better}.`,
  )
})

test('an address of more than 96 characters is refused with its length', () => {
  expect(checkSlug(slug('a'.repeat(96)))).toBe(true)
  expect(checkSlug(slug('a'.repeat(97)))).toBe('The address has 97 characters; 96 is the most.')
})

test('the drafts and versions of the same article share its address', () => {
  const own = ['a', 'drafts.a', 'versions.spring.a'].map((_id) => ({_id, name: 'Tides'}))
  expect(explainTakenSlug('drafts.a', own)).toBe(true)
})

test('an address that another has is refused by the name of the other', () => {
  expect(explainTakenSlug('drafts.a', [{_id: 'drafts.b', name: 'Tides'}])).toBe(
    '“Tides” has this address already. Choose another.',
  )
  expect(explainTakenSlug('a', [{_id: 'b', name: null}])).toBe(
    'Another one, without a title yet, has this address already. Choose another.',
  )
})
