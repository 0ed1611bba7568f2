import {expect, test} from 'vitest'

import {readArticlesInNeed} from './needs-attention.ts'

test('an article with a link to something that is not published has a dead link', () => {
  const articles = {
    noExcerpt: ['a'],
    noAlternativeText: ['b'],
    untouched: ['c'],
    linking: [
      {_id: 'live', targets: ['reader-1', 'article-1', null]},
      {_id: 'dead', targets: ['reader-1', 'article-2']},
      {_id: 'empty', targets: []},
    ],
  }
  expect(readArticlesInNeed(articles, ['reader-1', 'article-1'])).toEqual({
    noExcerpt: ['a'],
    noAlternativeText: ['b'],
    untouched: ['c'],
    deadLink: ['dead'],
  })
})

test('a result without lists has no articles', () => {
  expect(readArticlesInNeed(null, undefined)).toEqual({
    noExcerpt: [],
    noAlternativeText: [],
    deadLink: [],
    untouched: [],
  })
})
