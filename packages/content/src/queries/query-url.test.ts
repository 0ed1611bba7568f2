import {describe, expect, it} from 'vitest'

import {compactQuery, queryUrl} from './query-url.ts'
import {articleQueryUrl, articleQuery} from './article-query.ts'
import {joinQueries} from './join-queries.ts'

describe('queryUrl', () => {
  it('leads to the CDN for hosted Sanity', () => {
    const url = queryUrl(
      {projectId: 'abc', dataset: 'production'},
      {query: '*[_id == $id]', parameters: {id: 'a b'}},
    )
    expect(url).toBe(
      'https://abc.apicdn.sanity.io/v2026-09-01/data/query/production?query=*%5B_id%3D%3D%24id%5D&returnQuery=false&%24id=%22a%20b%22',
    )
  })

  it('leads to the Lake if there is an apiHost', () => {
    const url = articleQueryUrl(
      {projectId: 'local', dataset: 'production', apiHost: 'http://localhost:4100'},
      {by: 'slug', value: 'x'},
    )
    expect(url.startsWith('http://localhost:4100/v2026-09-01/data/query/production?query=')).toBe(
      true,
    )
    expect(url.endsWith('&returnQuery=false&%24slug=%22x%22')).toBe(true)
  })

  it('with thirty long slugs is short enough for servers', () => {
    const queries = Array.from({length: 30}, (_, index) =>
      articleQuery({by: 'slug', value: `${'long-'.repeat(16)}${index}`}),
    )
    const url = queryUrl({projectId: 'abc', dataset: 'production'}, joinQueries(queries))
    expect(url.length).toBeLessThan(8000)
  })
})

it('removes white space without joining words', () => {
  expect(
    compactQuery('\n *[ a == "x" && b in $c ] | order( d desc, e ) [0] {\n f, "g": h->i\n}'),
  ).toBe('*[a=="x"&&b in $c]|order(d desc,e)[0]{f,"g":h->i}')
})

it('joins queries into one, each with its own parameters', () => {
  const joined = joinQueries([
    {query: '*[a == $a][0]{b, "c": *[d == ^.b][0]{e}}', parameters: {a: 'x'}},
    {
      query: '*[a == $a && f in $f] | order(g)[0]{b, "c": *[d == ^.b][0]{e}}',
      parameters: {a: 'y', f: ['z']},
    },
  ])
  expect(joined).toEqual({
    query: '[*[a == $a0][0],*[a == $a1 && f in $f1] | order(g)[0]]{b, "c": *[d == ^.b][0]{e}}',
    parameters: {a0: 'x', a1: 'y', f1: ['z']},
  })
})
