import {expect, test} from 'vitest'

import {parseQuery} from '../query/groq.ts'
import {scopeOf, type ListenScope} from './listen-scope.ts'

const PARAMETERS = {id: 'a', ids: ['a', 'b'], number: 1, mixed: ['a', 1]}
const ALL = {by: 'all'}
const FILMS = {by: 'type', keys: ['film']}

test.each<[string, ListenScope | typeof ALL]>([
  ['*[_type == "film"]', FILMS],
  ['*["film" == _type]', FILMS],
  ['*[_type == "film"] | order(year)[0..2]{title}', FILMS],
  ['*[_type == "film"][0].title', FILMS],
  ['*[_type == "film"].director->name', FILMS],
  ['*[_type == "film"][year > 1980]', FILMS],
  ['*[_type in ["film", "plant"] && year > 1980]', {by: 'type', keys: ['film', 'plant']}],
  ['*[_type == "film" || _type == "plant"]', {by: 'type', keys: ['film', 'plant']}],
  ['*[_id in $ids]', {by: 'id', keys: ['a', 'b']}],
  ['*[_id in [$id, "c"]]', {by: 'id', keys: ['a', 'c']}],
  ['*[_type == "film" && _id == $id]', {by: 'id', keys: ['a']}],
  ['*', ALL],
  ['*[0]', ALL],
  ['*[year > 1980]', ALL],
  ['*[!(_type == "film")]', ALL],
  ['*[_type == "film" || year > 1980]', ALL],
  ['*[_id == "a" || _type == "film"]', ALL],
  ['*[_id == $number]', ALL],
  ['*[_id in $mixed]', ALL],
  ['*[_id in ["a", ...$ids]]', ALL],
  ['*[_type == kind]', ALL],
  ['*[director._type == "person"]', ALL],
  // These have a result even if no document matches.
  ['count(*[_type == "film"])', ALL],
  ['{"films": *[_type == "film"]}', ALL],
  ['defined(*[_type == "film"][0])', ALL],
])('the query %s can match %j', (query, scope) => {
  expect(scopeOf(parseQuery(query, PARAMETERS))).toEqual(scope)
})
