import {expect, test} from 'vitest'

import {checkArticlePath} from './article-path.ts'

test.each(['/articles/{slug}', '/a?id={slug}', 'https://example.org/{slug}.html', '/{slug}/'])(
  '%s is an address of articles',
  (path) => {
    expect(checkArticlePath(path)).toBe(true)
  },
)

test('an address not yet given is left to the rule that requires one', () => {
  expect(checkArticlePath(undefined)).toBe(true)
})

test.each([
  ['/articles', 'Write {slug} once'],
  ['/{slug}/{slug}', 'Write {slug} once'],
  ['/{name}/{slug}', 'Only {slug} may stand in braces'],
  ['/{{slug}}', 'Only {slug} may stand in braces'],
  ['articles/{slug}', 'Begin with one slash'],
  ['{slug}', 'Begin with one slash'],
  ['mailto:{slug}@example.org', 'Begin with one slash'],
  ['//evil.example/{slug}', 'Two slashes lead to another website.'],
  ['/\\evil.example/{slug}', 'An address has no backslash in it.'],
])('%s is refused with a reason', (path, reason) => {
  expect(checkArticlePath(path)).toEqual(expect.stringContaining(reason))
})
