import {expect, test} from 'vitest'

import {nextFormerSlugs} from './former-slugs.ts'

test.each([
  ['the slug at which it was public', {slug: 'new', formerSlugs: null, publicSlug: 'old'}, ['old']],
  ['all of them', {slug: 'newest', formerSlugs: ['old'], publicSlug: 'new'}, ['old', 'new']],
  ['not its slug of now', {slug: 'old', formerSlugs: ['old'], publicSlug: 'new'}, ['new']],
  ['none that was removed', {slug: 'new', formerSlugs: [], publicSlug: 'new'}, []],
  ['each once', {slug: 'new', formerSlugs: ['old', 'old'], publicSlug: 'old'}, ['old']],
  ['only slugs', {slug: 'new', formerSlugs: ['', null, 1, {}, 'old'], publicSlug: ''}, ['old']],
])('an article that is published has as former slugs %s', (_, article, slugs) => {
  expect(nextFormerSlugs(article)).toEqual(slugs)
})

test('an article has at most fifty former slugs, the last ones', () => {
  const formerSlugs = Array.from({length: 80}, (_, number) => `slug-${number}`)
  const slugs = nextFormerSlugs({slug: 'new', formerSlugs, publicSlug: 'before'})
  expect([slugs.length, slugs[0], slugs.at(-1)]).toEqual([50, 'slug-31', 'before'])
})
