import {expect, test} from 'vitest'

import {findLinkProblem} from './link-problem.ts'
import {UNSAFE_HREFS} from './unsafe-hrefs.test-data.ts'

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
])('%j is rejected because of %s', (href, problem) => {
  expect(findLinkProblem(href)).toBe(problem)
})

test('every href that pages do not link to has a problem', () => {
  const hrefs = UNSAFE_HREFS.filter((href) => typeof href === 'string')
  expect(hrefs.filter((href) => findLinkProblem(href) === undefined)).toEqual([])
})
