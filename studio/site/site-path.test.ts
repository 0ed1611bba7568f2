import {expect, test} from 'vitest'

import {draftAddress, sitePath} from './site-path.ts'

test.each([
  ['article', {slug: {current: 'a-title'}}, '/articles/a-title'],
  ['article', {slug: {current: '../x'}}, '/articles/..%2Fx'],
  ['article', {slug: {}}, undefined],
  ['article', {slug: {current: ''}}, undefined],
  ['article', {}, undefined],
  ['reader', {pin: '0042', slug: {current: 'clara'}}, '/readers/0042'],
  ['reader', {slug: {current: 'clara'}}, undefined],
])('the page of %s %j is at %s', (type, document, path) => {
  expect(sitePath(type, document)).toBe(path)
})

test('the address has the secret and the path', () => {
  expect(draftAddress('https://site.example', '/articles/a b', 's&t')).toBe(
    'https://site.example/api/draft?sanity-preview-secret=s%26t&sanity-preview-pathname=%2Farticles%2Fa+b',
  )
})
