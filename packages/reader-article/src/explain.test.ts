import {afterEach, expect, it, vi} from 'vitest'

import {ArticleError} from './errors.ts'
import {explain, warnAboutUnknownType} from './explain.ts'

afterEach(() => vi.restoreAllMocks())

it('names every way to set a missing project', () => {
  expect(explain(new ArticleError('missing-attribute', 'project-id'), 'reader-card')).toBe(
    '<reader-card> has no project. Add project-id="abc123" (in React the prop projectId="abc123"), call configure({projectId: \'abc123\'}) in the browser, or add ?project=abc123 to the script\'s URL.',
  )
})

it('warns once about an unknown type of block', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  for (const type of ['poll', 'map', 'poll']) {
    warnAboutUnknownType(type)
  }
  expect(warn.mock.calls.map(([message]) => /"(.*?)"/.exec(message)?.[1])).toEqual(['poll', 'map'])
})
