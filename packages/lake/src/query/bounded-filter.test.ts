import {expect, test} from 'vitest'

import {isBoundedFilter} from './bounded-filter.ts'
import {parseQuery} from './groq.ts'

const isBounded = (query: string): boolean =>
  isBoundedFilter(query, parseQuery(query, {ids: [], id: 'a'}))

test.for([
  '*',
  '*[_id == "a"]',
  '*[_id in $ids]',
  '*[_type == "article" && !(_id in path("drafts.**"))]',
  '*[!(_id in path("_.**"))]',
  '*[(_type in ["a", $id] || @.slug.current != "b")][n >= 3]',
  '*[defined(title) && references($id, "b")]',
  '*[featured]',
])('%s is cheap for every document', (query) => {
  expect(isBounded(query)).toBe(true)
})

test.for([
  '*[count(*[_id != "a"]) > 0]',
  '*[text match "*a*a*b"]',
  '*[reader->name == "Clara"]',
  '*[_id in *[_type == "a"]._id]',
  '*[length(s) > 3]',
  '*[string::lower(s) == "a"]',
  '*[a + a == "b"]',
  '*[tags[].name == "a"]',
  '*[_id in path("**.a.**.b")]',
  '*[_id in path("a" + id)]',
  '*[_type == "a"]{"all": *}',
  '* | order(count(*))',
  '*[0]',
  'count(*)',
  `*[${Array.from({length: 60}, () => 'a == 1').join(' && ')}]`,
  `*[a == "${'b'.repeat(1000)}"]`,
])('%s may be expensive', (query) => {
  expect(isBounded(query)).toBe(false)
})
