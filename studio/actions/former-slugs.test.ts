import {expect, test} from 'vitest'

import {allSlugsOf, hasFormerSlugs, nextFormerSlugs} from './former-slugs.ts'

const slug = (current: string) => ({_type: 'slug', current})

test('the slug at which an article was public becomes a former one when it is published at another', () => {
  expect(nextFormerSlugs({slug: slug('new')}, 'old')).toEqual(['old'])
  expect(nextFormerSlugs({slug: slug('newest'), formerSlugs: ['old']}, 'new')).toEqual([
    'old',
    'new',
  ])
})

test('an article that is published at a former slug again does not keep it as a former one', () => {
  expect(nextFormerSlugs({slug: slug('old'), formerSlugs: ['old']}, 'new')).toEqual(['new'])
})

test('an article that is published at the same slug keeps its former ones, but not one that was removed', () => {
  expect(nextFormerSlugs({slug: slug('new'), formerSlugs: ['old']}, 'new')).toEqual(['old'])
  expect(nextFormerSlugs({slug: slug('new')}, 'new')).toEqual([])
})

test('values that are no slugs are dropped', () => {
  const article = {slug: null, formerSlugs: ['old', 'old', null, {}, '']}
  expect(nextFormerSlugs(article, '')).toEqual(['old'])
  expect(nextFormerSlugs(null, '')).toEqual([])
  expect(hasFormerSlugs(article, ['old'])).toBe(false)
})

test('all slugs of an article are that of now, then the former ones', () => {
  expect(allSlugsOf({slug: slug('new'), formerSlugs: ['old', 'new']})).toEqual(['new', 'old'])
  expect(allSlugsOf({})).toEqual([])
})
