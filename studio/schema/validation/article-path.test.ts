import {expect, test} from 'vitest'

import {checkArticlePath} from './article-path.ts'

test.each(['/articles/{slug}', '/a?id={slug}', 'https://example.org/{slug}.html', '/{slug}/'])(
  '%s is a valid address of articles',
  (path) => {
    expect(checkArticlePath(path)).toBe(true)
  },
)

test('a missing address is accepted: another rule requires it', () => {
  expect(checkArticlePath(undefined)).toBe(true)
})

test.each([
  ['/articles', 'Write {slug} once'],
  ['/{slug}/{slug}', 'Write {slug} once'],
  ['/{name}/{slug}', 'Use braces only for {slug}'],
  ['/{{slug}}', 'Use braces only for {slug}'],
  ['articles/{slug}', 'Begin with one slash'],
  ['{slug}', 'Begin with one slash'],
  ['mailto:{slug}@example.org', 'Begin with one slash'],
  ['//evil.example/{slug}', 'Two slashes lead to another website.'],
  ['/\\evil.example/{slug}', 'An address has no backslash in it.'],
])('%s is rejected with a reason', (path, reason) => {
  expect(checkArticlePath(path)).toEqual(expect.stringContaining(reason))
})
