import {afterEach, expect, it, vi} from 'vitest'

import {HIDEABLE_PARTS, readHiddenParts} from './hideable-parts.ts'

afterEach(() => vi.restoreAllMocks())

it.each([
  ['header', ['header']],
  ['  related\n call ', ['call', 'related']],
  ['headers sign-of filters', []],
  ['', []],
  [null, []],
])('reads the parts to hide from %j', (hide, parts) => {
  const hidden = readHiddenParts('reader-article', hide)
  expect(HIDEABLE_PARTS['reader-article'].filter((part) => hidden.has(part))).toEqual(parts)
})

it('warns once about an unknown word, and lists the parts that can be hidden', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  for (const hide of ['call covers', 'call', 'covers', 'titles']) {
    readHiddenParts('reader-article', hide)
  }
  await expect
    .poll(() => warn.mock.calls.flat())
    .toEqual([
      'hide="covers" hides nothing on <reader-article>. It can hide header, cover, sign-off, call, related.',
      'hide="titles" hides nothing on <reader-article>. It can hide header, cover, sign-off, call, related.',
    ])
})
