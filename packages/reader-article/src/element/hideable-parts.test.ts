import {expect, it} from 'vitest'

import {readHiddenParts} from './hideable-parts.ts'

it.each([
  ['header', ['header']],
  ['  related\n call ', ['call', 'related']],
  ['headers sign-of filters', []],
  ['', []],
  [null, []],
])('reads the parts to hide from %j', (hide, parts) => {
  expect([...readHiddenParts('reader-article', hide)]).toEqual(parts)
})

it('reads the parts of each element', () => {
  expect([...readHiddenParts('reader-directory', 'filters header')]).toEqual(['filters'])
})
