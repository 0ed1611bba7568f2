import {expect, test} from 'vitest'

import {findLinkProblem} from './link-problem.ts'
import {UNSAFE_ADDRESSES} from './unsafe-addresses.test-data.ts'

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
