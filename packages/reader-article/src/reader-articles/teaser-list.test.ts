import {expect, it} from 'vitest'

import {readTeaserList} from './teaser-list.ts'

it.each([null, 'many', {toString: null, valueOf: 1}, [2], Number.NaN])(
  'lists the articles even if the total is invalid: %j',
  (total) => {
    const list = readTeaserList({articles: [{title: 'One', slug: '\ud800'}, null, {}], total})
    expect([list.articles.map(({title}) => title), list.total]).toEqual([['One'], 0])
  },
)
