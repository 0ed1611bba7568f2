// Takes over 10 s: each case commits several transactions.
import {array, asyncProperty, assert, constantFrom, oneof, record, type Arbitrary} from 'fast-check'
import {expect, test} from 'vitest'

import {isPublishedId} from '../documents/document-id.ts'
import {isRecord} from '../json.ts'
import {openWithCallers, TELEPHONE, type CallerName} from '../testing/callers.ts'

const ids = constantFrom('a', 'b', 'drafts.a', 'drafts.b', 'versions.r.a', 'secret.a')
const documents = record(
  {
    _id: ids,
    _type: constantFrom('page', 'light', 'log'),
    colour: constantFrom('red', 'green'),
    place: constantFrom('hall', 'attic'),
  },
  {requiredKeys: ['_id', '_type']},
)
const selections = oneof(
  record({id: ids}),
  record({
    query: constantFrom(
      '*',
      '*[_type == "light"]',
      '*[colour == "red"]',
      '*[_id in path("drafts.**")]',
    ),
  }),
)
const operations = oneof(
  record({set: record({colour: constantFrom('red', 'green')})}),
  record({set: record({place: constantFrom('hall', 'attic')})}),
  record({unset: constantFrom(['place'], ['colour'])}),
)
const mutations: Arbitrary<unknown> = oneof(
  documents.map((create) => ({create})),
  documents.map((createOrReplace) => ({createOrReplace})),
  documents.map((createIfNotExists) => ({createIfNotExists})),
  record({delete: selections}),
  record({patch: record({selection: selections, operation: operations})}).map(({patch}) => ({
    patch: {...patch.selection, ...patch.operation},
  })),
)

type State = ReadonlyMap<string, Record<string, unknown>>

/** Returns the documents that differ, with their states before and after. */
function changesBetween(before: State, after: State) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((id) => ({id, before: before.get(id), after: after.get(id)}))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}

function isAllowed(
  caller: CallerName,
  {id, before, after}: ReturnType<typeof changesBetween>[number],
): boolean {
  if (caller === 'contributor') {
    return !isPublishedId(id)
  }
  if (caller !== 'telephone') {
    return caller === 'editor'
  }
  const types = [before, after].flatMap((state) => (state ? [state['_type']] : []))
  if (types.every((type) => type === 'log')) {
    return before === undefined
  }
  const isPlaceSame = before?.['place'] === after?.['place']
  return types.every((type) => type === 'light') && isPlaceSame
}

test('whatever a caller sends, only documents and fields of its role change, and allowed changes are not refused', async () => {
  const {temporary, as} = await openWithCallers()
  expect(TELEPHONE.grants[0]?.fields).toEqual(['colour', 'since'])
  const readState = async (): Promise<State> => {
    const result = await temporary.query('*')
    const found: unknown[] = Array.isArray(result) ? result : []
    return new Map(found.filter(isRecord).map((document) => [String(document['_id']), document]))
  }
  const outcomes = new Set<string>()
  await assert(
    asyncProperty(
      array(documents, {maxLength: 4}),
      array(mutations, {minLength: 1, maxLength: 3}),
      constantFrom<CallerName>('viewer', 'contributor', 'telephone', 'stranger', 'editor'),
      async (existing, sent, caller) => {
        await temporary.mutate({delete: {query: '*'}})
        await temporary.mutate(...existing.map((createOrReplace) => ({createOrReplace})))
        const before = await readState()
        const {status} = await as(caller, '/data/mutate/production', {mutations: sent})
        const changes = changesBetween(before, await readState())
        outcomes.add(`${caller} ${status === 200 && changes.length > 0 ? 'writes' : status}`)
        for (const change of changes) {
          expect([caller, change, isAllowed(caller, change)]).toEqual([caller, change, true])
        }
        expect([status, status === 200 ? [] : changes]).toEqual([status, []])
        expect([caller, caller === 'editor' && status === 403]).toEqual([caller, false])
      },
    ),
    {numRuns: 400},
  )
  // Otherwise the test would say nothing.
  for (const expected of [
    'viewer 403',
    'contributor 403',
    'contributor writes',
    'telephone 403',
    'telephone writes',
    'stranger 401',
    'editor writes',
  ]) {
    expect([...outcomes]).toContain(expected)
  }
})
