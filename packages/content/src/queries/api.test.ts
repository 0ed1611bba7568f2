import {describe, expect, it} from 'vitest'

import {compactQuery, queryUrl} from './api.ts'
import {articleQueryUrl} from './article-question.ts'
import {ARTICLES_BATCH_QUERY, articlesQuestion, pickArticle} from './articles-question.ts'

describe('queryUrl', () => {
  it('asks hosted Sanity through its CDN', () => {
    const url = queryUrl(
      {projectId: 'abc', dataset: 'production'},
      {query: '*[_id == $id]', parameters: {id: 'a b'}},
    )
    expect(url).toBe(
      'https://abc.apicdn.sanity.io/v2026-09-01/data/query/production?query=*%5B_id%3D%3D%24id%5D&returnQuery=false&%24id=%22a%20b%22',
    )
  })

  it('asks a Lake at its own address', () => {
    const url = articleQueryUrl(
      {projectId: 'local', dataset: 'production', apiHost: 'http://localhost:4100'},
      {by: 'slug', value: 'x'},
    )
    expect(url.startsWith('http://localhost:4100/v2026-09-01/data/query/production?query=')).toBe(
      true,
    )
    expect(url.endsWith('&returnQuery=false&%24slug=%22x%22')).toBe(true)
  })

  it('keeps forty long slugs below the length at which servers refuse', () => {
    const keys = Array.from({length: 40}, (_, index) => ({
      by: 'slug' as const,
      value: `${'long-'.repeat(16)}${index}`,
    }))
    expect(
      queryUrl({projectId: 'abc', dataset: 'production'}, articlesQuestion(keys)).length,
    ).toBeLessThan(8000)
  })
})

it('compacts queries without joining words', () => {
  expect(
    compactQuery('\n *[ a == "x" && b in $c ] | order( d desc, e ) [0] {\n f, "g": h->i\n}'),
  ).toBe('*[a=="x"&&b in $c]|order(d desc,e)[0]{f,"g":h->i}')
  expect(compactQuery(ARTICLES_BATCH_QUERY)).not.toMatch(/\s{2}|\n/)
})

it('finds each article in the answer for many', () => {
  const answer = [
    {_id: 'a', slug: 'one', reader: {pin: '0042'}},
    null,
    {_id: 'b', slug: 'two', reader: {pin: '0042'}},
  ]
  expect([
    pickArticle(answer, {by: 'slug', value: 'two'}),
    pickArticle(answer, {by: 'id', value: 'b'}),
    pickArticle(answer, {by: 'pin', value: '0042'}),
    pickArticle(answer, {by: 'slug', value: 'three'}),
    pickArticle(null, {by: 'slug', value: 'three'}),
  ]).toEqual([answer[2], answer[2], answer[0], null, null])
})
