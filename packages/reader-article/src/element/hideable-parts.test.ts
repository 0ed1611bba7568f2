import {expect, it} from 'vitest'

import {HIDEABLE_PARTS, readHiddenParts} from './hideable-parts.ts'

it.each([
  ['header', ['header']],
  ['  related\n call ', ['call', 'related']],
  ['headers sign-of filters', []],
  ['', []],
  [null, []],
])('reads the parts to hide from %j', (hide, parts) => {
  const hidden = readHiddenParts(hide)
  expect(HIDEABLE_PARTS['reader-article'].filter((part) => hidden.has(part))).toEqual(parts)
})
