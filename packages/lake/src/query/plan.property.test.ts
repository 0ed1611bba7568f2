import {
  array,
  assert,
  constantFrom,
  dictionary,
  integer,
  oneof,
  property,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check'
import {evaluateSync, parse, toJS} from 'groq-js'
import {expect, test} from 'vitest'

import {createListSource} from '../testing/list-source.ts'
import {QueryEngine} from './query-engine.ts'
import {createSyncTagger} from './sync-tags.ts'

const NOW = new Date('2026-05-03T10:00:00Z')
const engine = new QueryEngine({
  projectId: 'local',
  dataset: 'production',
  now: () => NOW,
  tagger: createSyncTagger(new Uint8Array(32)),
})

const ids = constantFrom('a', 'b', 'c', 'd')
const types = constantFrom('x', 'y')
const values = oneof(ids, integer({min: 0, max: 3}), types)

const documents = array(
  record({
    _id: ids,
    _type: types,
    to: ids.map((id) => ({_ref: id})),
    fields: dictionary(constantFrom('n', 'm'), values, {noNullPrototype: true}),
  }),
).map((generated) => {
  const byId = new Map(
    generated.map(({fields, ...system}) => [
      system._id,
      {...fields, ...system, _rev: 'r', _createdAt: '', _updatedAt: ''},
    ]),
  )
  return [...byId.values()].toSorted((left, right) => (left._id < right._id ? -1 : 1))
})

const literal = values.map((value) => JSON.stringify(value))
const operand = oneof(
  literal,
  constantFrom('$id', '$type', '^._id', '^.to._ref', '^.n', 'n', '"a" + ""', 'to._ref', '^.^._id'),
)
const list = oneof(
  constantFrom('$ids', '^.ids'),
  array(operand, {maxLength: 3}).map((members) => `[${members.join()}]`),
)
const condition = oneof(
  operand.map((right) => `_id == ${right}`),
  operand.map((left) => `${left} == _id`),
  operand.map((right) => `_type == ${right}`),
  list.map((right) => `_id in ${right}`),
  list.map((right) => `_type in ${right}`),
  operand.map((target) => `references(${target})`),
  list.map((targets) => `references(${targets})`),
  operand.map((right) => `n == ${right}`),
  operand.map((right) => `_type == "x" && m == ${right}`),
  operand.map((right) => `to._ref == ${right} && _type == $type`),
  constantFrom('_type == "x" && m == $nothing'),
  operand.map((right) => `to->n == ${right}`),
  operand.map((right) => `!(_id == ${right})`),
)
const filter: Arbitrary<string> = tuple(condition, constantFrom('&&', '||'), condition).map(
  ([left, operator, right]) => `(${left} ${operator} ${right})`,
)
const conditions = oneof(
  condition,
  filter,
  tuple(filter, condition).map((both) => both.join(' && ')),
)
const subquery = oneof(
  conditions.map((inner) => `*[${inner}]._id`),
  conditions.map((inner) => `*[${inner}][0]{_id, "up": ^._id}`),
  conditions.map((inner) => `count(*[${inner}])`),
  conditions.map(
    (inner) => `*[${inner}] | order(_id desc)[0..1]{"i": _id, "s": *[_id == ^.to._ref]._type}`,
  ),
  conditions.map((inner) => `ids[@ in *[${inner}]._id]`),
)
const queries = tuple(conditions, subquery).map(
  ([outer, inner]) =>
    `*[${outer}]{_id, "ids": ["a", "b"], "inner": ${inner}, "to": to->{_id, "back": ${inner}}}`,
)

test('a planned query has the same result as groq-js alone on all documents', () => {
  assert(
    property(documents, queries, (dataset, query) => {
      const parameters = {id: 'a', type: 'x', ids: ['b', 'c', 1], nothing: null}
      const expected: unknown = toJS(
        evaluateSync(parse(query), {dataset, params: parameters, timestamp: NOW}),
      )
      const planned = engine.evaluateSync({
        query,
        parameters,
        view: createListSource(dataset),
        identity: 'me',
      })
      expect(planned).toEqual(expected)
    }),
    {numRuns: 3000},
  )
})
