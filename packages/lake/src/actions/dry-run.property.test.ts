import {
  array,
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  oneof,
  record,
  type Arbitrary,
} from 'fast-check'
import {expect, test} from 'vitest'

import {openTestLake} from '../test-lake/test-lake.ts'

/** One request to the endpoint of mutations or of actions. */
interface Write {
  readonly kind: 'mutations' | 'actions'
  readonly list: readonly unknown[]
}

const NOW = new Date('2026-09-01T12:00:00Z')
const MONDAY = '2026-12-07T09:00:00.000Z'
const RELEASE_ACTIONS = [
  'archive',
  'create',
  'delete',
  'publish',
  'schedule',
  'unarchive',
  'unschedule',
]

const action = (name: string, fields: Record<string, unknown>): unknown => ({
  actionType: `sanity.action.${name}`,
  ...fields,
})

const publishedIds = constantFrom('a', 'b')
const ids = constantFrom('a', 'b', 'drafts.a', 'drafts.b', 'versions.r.a', 'versions.r.b')
const content = record({
  _type: constant('note'),
  title: constantFrom('one', 'two'),
  to: constantFrom(undefined, {_ref: 'a'}, {_ref: 'missing'}, {_ref: 'missing', _weak: true}),
})

const mutations: Arbitrary<unknown> = oneof(
  record({id: ids, content}).map(({id, content: fields}) => ({create: {...fields, _id: id}})),
  record({id: ids, content}).map(({id, content: fields}) => ({
    createOrReplace: {...fields, _id: id},
  })),
  record({id: ids, ifRevisionID: constantFrom(undefined, 'wrong')}).map((patch) => ({
    patch: {...patch, set: {title: 'three'}},
  })),
  constantFrom({delete: {id: 'a'}}, {delete: {query: '*[_type == "note" && title == "one"]'}}),
  constantFrom({patch: {query: '*[_type == "note"]', set: {seen: true}}}),
)

const actions: Arbitrary<unknown> = oneof(
  record({publishedId: publishedIds, content, ignores: boolean()}).map(
    ({publishedId, content: fields, ignores}) =>
      action('document.create', {
        publishedId,
        attributes: {...fields, _id: `drafts.${publishedId}`},
        ifExists: ignores ? 'ignore' : 'fail',
      }),
  ),
  record({
    name: constantFrom('edit', 'publish', 'unpublish', 'discard'),
    publishedId: publishedIds,
  }).map(({name, publishedId}) =>
    action(`document.${name}`, {
      publishedId,
      draftId: `drafts.${publishedId}`,
      patch: {set: {title: 'edited'}},
    }),
  ),
  record({publishedId: publishedIds, content}).map(({publishedId, content: fields}) =>
    action('document.version.create', {
      publishedId,
      document: {...fields, _id: `versions.r.${publishedId}`},
    }),
  ),
  record({
    name: constantFrom('version.discard', 'version.unpublish'),
    publishedId: publishedIds,
  }).map(({name, publishedId}) =>
    action(`document.${name}`, {publishedId, versionId: `versions.r.${publishedId}`}),
  ),
  publishedIds.map((publishedId) => action('document.delete', {publishedId})),
  constantFrom(...RELEASE_ACTIONS).map((name) =>
    action(`release.${name}`, {releaseId: 'r', publishAt: MONDAY}),
  ),
)

const writes: Arbitrary<readonly Write[]> = array(
  oneof(
    record({
      kind: constant('mutations' as const),
      list: array(mutations, {minLength: 1, maxLength: 3}),
    }),
    record({
      kind: constant('actions' as const),
      list: array(actions, {minLength: 1, maxLength: 2}),
    }),
  ),
  {minLength: 1, maxLength: 12},
)

test('a dry run has the same result as the run that follows, and changes nothing', async () => {
  const statuses = new Set<string>()
  await assert(
    asyncProperty(writes, async (generated) => {
      await using lake = openTestLake({now: () => NOW})
      for (const [index, {kind, list}] of generated.entries()) {
        const send = async (dryRun: boolean): Promise<unknown> => {
          const path =
            kind === 'mutations'
              ? `/data/mutate/production?dryRun=${dryRun}&returnDocuments=true`
              : '/data/actions/production'
          const body = {[kind]: list, transactionId: `t${index}`, dryRun}
          const {status, body: answer} = await lake.request(path, {body})
          statuses.add(`${kind} ${status}`)
          return [status, answer]
        }
        const before = await lake.query('*')
        const dry = await send(true)
        expect(await lake.query('*')).toEqual(before)
        expect(dry).toEqual(await send(false))
      }
    }),
    {numRuns: 60},
  )
  // The random writes are accepted, and refused for several reasons.
  const expected = ['actions 200', 'actions 404', 'actions 409', 'mutations 200', 'mutations 409']
  expect([...statuses]).toEqual(expect.arrayContaining(expected))
})
