import * as fc from 'fast-check'
import {expect, test} from 'vitest'

import {findLinkProblem} from './link-problem.ts'
import {safeHref} from './safe-href.ts'
import {UNSAFE_ADDRESSES} from './unsafe-addresses.test-data.ts'

const PIECES = 'example.org|a|1|+44|a@b|@|:|/|\\|?|#|,|.|%20|ü| |\t|\u00ad|\u200b|\ud800'.split('|')

test.each([
  ['https://example.org/\u202egpj.exe', 'hidden-characters'],
  ['https://exam\u00adple.org', 'hidden-characters'],
  ['java\nscript:alert(1)', 'hidden-characters'],
  [' https://example.org', 'spaces'],
  ['https://example.org/a b', 'spaces'],
  ['/a\u00a0b', 'spaces'],
  ['/\\evil.example', 'backslash'],
  ['//evil.example', 'two-slashes'],
  ['example.org', 'no-scheme'],
  ['localhost:3000', 'no-scheme'],
  ['', 'no-scheme'],
  ['JavaScript:alert(1)', 'forbidden-scheme'],
  ['mailto:', 'no-mail-address'],
  ['tel:ask', 'no-phone-number'],
  ['https:///example.org', 'no-host'],
  ['https:example.org', 'no-host'],
  ['https://[', 'no-host'],
  ['https://clara:secret@example.org', 'credentials'],
])('%j is refused for %s', (address, problem) => {
  expect(findLinkProblem(address)).toBe(problem)
})

test('every address that pages do not link to has a problem', () => {
  const addresses = UNSAFE_ADDRESSES.filter((address) => typeof address === 'string')
  expect(addresses.filter((address) => findLinkProblem(address) === undefined)).toEqual([])
})

test('an address without spaces around it has a problem if and only if pages do not link to it', () => {
  const start = fc.constantFrom(
    '',
    'https://',
    'http:',
    'mailto:',
    'tel:',
    'javascript:',
    '/',
    '//',
  )
  const pieces = fc.array(fc.constantFrom(...PIECES), {maxLength: 6})
  const composed = fc.tuple(start, pieces).map(([first, rest]) => first + rest.join(''))
  fc.assert(
    fc.property(fc.oneof(composed, fc.webUrl(), fc.string()), (text) => {
      const address = text.trim()
      expect(findLinkProblem(address) === undefined).toBe(safeHref(address) !== undefined)
    }),
    {numRuns: 2000},
  )
})
