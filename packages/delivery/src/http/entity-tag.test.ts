import {expect, test} from 'vitest'

import {entityTag, hasEntity} from './entity-tag.ts'

test('an entity tag names a body', async () => {
  expect(await entityTag('é')).toBe('"bf15be717ac1b080b4f1c456692825891ff5073d"')
})

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
  ['', false],
  [null, false],
])('a client with %j has the body "a": %s', (ifNoneMatch, has) => {
  expect(hasEntity(ifNoneMatch, '"a"')).toBe(has)
})
