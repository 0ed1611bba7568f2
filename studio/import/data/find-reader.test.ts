import {expect, test} from 'vitest'

import {findReader} from './find-reader.ts'

const CLARA = {name: 'Clara Bell', pin: '700107'}
const CLARISSA = {name: 'Clarissa', pin: '700108'}
const DORA = {name: 'Dora Moon', pin: '7001'}
const ALL = [CLARA, CLARISSA, DORA]

test.each([
  ['700107', CLARA],
  [' clara  bell ', CLARA],
  ['Clarissa, PIN 700108', CLARISSA],
  ['clari', CLARISSA],
  ['7001', DORA],
  ['clar', undefined],
  ['70010', undefined],
  ['', undefined],
])('“%s” finds %o', (written, expected) => {
  expect(findReader(written, ALL)).toEqual(expected)
})
