import {
  articleQuery,
  compactQuery,
  formerArticleQuery,
  joinQueries,
  READER_BY_PIN_QUERY,
  READERS_QUERY,
  TEASERS_QUERY,
} from '@reader-article/content'
import {expect, test} from 'vitest'

import {isSiteQuery} from './site-queries.ts'

const ARTICLE = articleQuery({by: 'slug', value: 'a'})
const LATEST = articleQuery({by: 'pin', value: '700107'})
const READER = {query: READER_BY_PIN_QUERY, parameters: {pin: '700107'}}

test('the queries of the elements are queries of the site, alone and joined', () => {
  const queries = [
    ARTICLE,
    LATEST,
    formerArticleQuery('a'),
    READER,
    joinQueries([ARTICLE, articleQuery({by: 'id', value: 'x'}), LATEST]),
    joinQueries([READER, READER]),
    joinQueries(Array.from({length: 30}, () => ARTICLE)),
  ].map(({query}) => query)
  for (const query of [...queries, READERS_QUERY, TEASERS_QUERY]) {
    expect([query, isSiteQuery(compactQuery(query))]).toEqual([query, true])
  }
})

test('no other query is, however similar', () => {
  const article = compactQuery(ARTICLE.query)
  const joined = compactQuery(joinQueries([ARTICLE, LATEST]).query)
  const queries = [
    '',
    '*',
    '*[_type == "statusChange"]',
    `${article}[0]`,
    article.replace('slug.current==$slug', 'true'),
    article.replace(/\{.*$/u, ''),
    joined.replace('[0]', '[0..99]'),
    joined.replace('[*', '[*,*'),
    joined.replace('$slug0', '$slug0||true'),
    `${joined}|order(_id)`,
    joined.replace(']{', ',*]{'),
  ]
  for (const query of queries) {
    expect([query, isSiteQuery(query)]).toEqual([query, false])
  }
})
