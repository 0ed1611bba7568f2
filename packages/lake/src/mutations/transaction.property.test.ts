import {
  array,
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  dictionary,
  integer,
  oneof,
  record,
  string,
  type Arbitrary,
} from 'fast-check'
import {expect, test} from 'vitest'

import {isRecord} from '../json.ts'
import {openTemporaryLake} from '../testing/temporary-lake.ts'

/** The expected documents by id. */
interface Model {
  readonly [id: string]: Readonly<Record<string, unknown>>
}

/** A string that a query also searches for. */
const SEARCHED_STRING = 'searched'

const ids = constantFrom('a', 'b', 'c', 'drafts.a', 'x.y')
const values = oneof(integer(), string(), boolean(), constant(null), constant(SEARCHED_STRING))
const fields = dictionary(constantFrom('one', 'two', 'three'), values)
const mutations = oneof(
  record({kind: constant('create'), id: ids, fields}),
  record({kind: constant('createOrReplace'), id: ids, fields}),
  record({kind: constant('createIfNotExists'), id: ids, fields}),
  record({kind: constant('delete'), id: ids, fields: constant({})}),
  record({kind: constant('set'), id: ids, fields}),
  record({kind: constant('unset'), id: ids, fields}),
  record({kind: constant('setIfMissing'), id: ids, fields}),
)
type Step = typeof mutations extends Arbitrary<infer Value> ? Value : never

/** Applies a transaction to the model; returns `undefined` if it must be refused. */
function applyToModel(model: Model, steps: readonly Step[]): Model | undefined {
  const next: Record<string, Readonly<Record<string, unknown>>> = {...model}
  for (const {kind, id, fields: attributes} of steps) {
    const existing = next[id]
    const created = {_id: id, _type: 'thing', ...attributes}
    if (kind === 'delete') {
      delete next[id]
    } else if (kind === 'createOrReplace' || !existing) {
      if (!kind.startsWith('create')) {
        return undefined
      }
      next[id] = created
    } else if (kind === 'create') {
      return undefined
    } else if (kind === 'set') {
      next[id] = {...existing, ...attributes}
    } else if (kind === 'setIfMissing') {
      next[id] = {...attributes, ...existing}
    } else if (kind === 'unset') {
      next[id] = Object.fromEntries(
        Object.entries(existing).filter(([name]) => !(name in attributes)),
      )
    }
  }
  return next
}

function toMutation({kind, id, fields: attributes}: Step): unknown {
  if (kind === 'delete') {
    return {delete: {id}}
  }
  if (kind === 'unset') {
    return {patch: {id, unset: Object.keys(attributes)}}
  }
  if (kind === 'set' || kind === 'setIfMissing') {
    return {patch: {id, [kind]: attributes}}
  }
  return {[kind]: {_id: id, _type: 'thing', ...attributes}}
}

test('every transaction changes the documents as in a simple model, or is refused as a whole', async () => {
  const {mutate, query} = openTemporaryLake()
  await assert(
    asyncProperty(
      array(array(mutations, {minLength: 1, maxLength: 6}), {maxLength: 8}),
      async (transactions) => {
        await mutate({delete: {query: '*'}})
        let model: Model = {}
        for (const steps of transactions) {
          const after = applyToModel(model, steps)
          const {status} = await mutate(...steps.map(toMutation))
          expect(status === 200).toBe(after !== undefined)
          model = after ?? model
          expect(await query('*')).toEqual(withSystemAttributes(model))
          const search = '*[_type == "thing" && one == $searched]._id'
          expect(await query(search, {parameters: {searched: SEARCHED_STRING}})).toEqual(
            Object.keys(model)
              .filter((id) => model[id]?.['one'] === SEARCHED_STRING)
              .toSorted(),
          )
        }
      },
    ),
    {numRuns: 60},
  )
})

const SYSTEM_ATTRIBUTES = {
  _rev: expect.any(String),
  _createdAt: expect.any(String),
  _updatedAt: expect.any(String),
}

function withSystemAttributes(model: Model): unknown[] {
  return Object.values(model)
    .map((document) => Object.assign({}, document, SYSTEM_ATTRIBUTES))
    .toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
}

function idOf(document: unknown): string {
  return isRecord(document) ? String(document['_id']) : ''
}
