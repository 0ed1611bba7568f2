import {expect, test} from 'vitest'

import {allSlugsOf, patchFormerSlugs} from './former-slugs.ts'

const slug = (current: string) => ({_type: 'slug', current})

test('a version is patched only if its former slugs change', () => {
  const moved = {slug: slug('new'), formerSlugs: ['older']}
  expect(patchFormerSlugs(moved, 'old')).toEqual({set: {formerSlugs: ['older', 'old']}})
  expect(patchFormerSlugs(moved, 'new')).toBe(undefined)
  expect(patchFormerSlugs({slug: slug('new')}, '')).toBe(undefined)
})

test('an article that returns to its only former slug has none', () => {
  expect(patchFormerSlugs({slug: slug('old'), formerSlugs: ['old']}, 'old')).toEqual({
    unset: ['formerSlugs'],
  })
})

test('all slugs of an article are that of now, then the former ones', () => {
  expect(allSlugsOf({slug: slug('new'), formerSlugs: ['old', 'new']})).toEqual(['new', 'old'])
  expect(allSlugsOf(null)).toEqual([])
})
