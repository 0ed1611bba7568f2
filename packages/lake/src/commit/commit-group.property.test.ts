import {
  array,
  assert,
  asyncProperty,
  boolean,
  constant,
  constantFrom,
  integer,
  oneof,
  option,
  record,
  type Arbitrary,
} from 'fast-check'
import {expect, test} from 'vitest'

import {ROLES, type RoleName} from '../auth/roles.ts'
import {LakeError} from '../errors/lake-error.ts'
import {transactionsOf} from '../history/transactions.ts'
import {parseMutations} from '../mutations/mutation.ts'
import {openTemporaryDataset} from '../testing/temporary-dataset.ts'
import {openTemporaryLake} from '../testing/temporary-lake.ts'
import type {Commit} from './commit.ts'

const ids = constantFrom('a', 'b', 'c', 'drafts.a')
const reference = ids.map((_ref) => ({_type: 'reference', _ref}))
const content = record({n: integer({min: 0, max: 3}), to: option(reference, {nil: null})})
const revisions = constantFrom('t0', 't1', 't2', 't3')

const creations = record({
  kind: constantFrom('create', 'createOrReplace', 'createIfNotExists'),
  id: ids,
  content,
}).map(({kind, id, content: {n, to}}) => ({
  [kind]: {_id: id, _type: 'film', n, ...(to && {to})},
}))
const patchMutations = record({
  id: ids,
  ifRevisionID: option(revisions, {nil: undefined, freq: 3}),
  operation: oneof(
    content.map((set) => ({set})),
    constant({inc: {n: 1}}),
    constant({unset: ['to']}),
    constant({set: {_type: 'other'}}),
  ),
}).map(({id, ifRevisionID, operation}) => ({patch: {id, ifRevisionID, ...operation}}))
const deletions = ids.map((id) => ({delete: {id}}))

interface Transaction {
  readonly mutations: readonly unknown[]
  readonly transactionId: string
  readonly role: RoleName
  readonly dryRun: boolean
}

/** Some transactions repeat the id of an earlier one. */
const transactions: Arbitrary<readonly Transaction[]> = array(
  record({
    mutations: array(
      oneof({weight: 4, arbitrary: creations}, {weight: 4, arbitrary: patchMutations}, deletions),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    role: constantFrom('editor', 'editor', 'contributor'),
    repeats: boolean(),
    dryRun: integer({min: 0, max: 6}).map((number) => number === 0),
  }),
  {minLength: 1, maxLength: 10},
).map((generated): Transaction[] =>
  generated.map(({mutations, role, repeats, dryRun}, index) => ({
    mutations,
    role,
    dryRun,
    transactionId: `t${repeats && index > 2 ? index - 2 : index}`,
  })),
)

type CommitTask = () => Promise<unknown>

test('transactions that arrive together have the same outcomes as those that arrive one after the other', async () => {
  await assert(
    asyncProperty(transactions, async (generated) => {
      const together = await observe(generated, (tasks) => Promise.all(tasks.map((task) => task())))
      expect(together).toEqual(await observe(generated, runInSequence))
    }),
    {numRuns: 40},
  )
})

test('mutations of documents that a query selects apply to what the others of the same turn have written', async () => {
  const {mutate, query} = openTemporaryLake()
  const films = ['a', 'b', 'c']
  await mutate(...films.map((_id) => ({create: {_id, _type: 'film', ofAll: 0, ofOne: 0}})))
  const patches = Array.from({length: 8}, (_, index) => [
    {patch: {query: '*[_type == "film"]', inc: {ofAll: 1}}},
    {patch: {id: films[index % films.length], inc: {ofOne: 1}}},
  ]).flat()
  const responses = await Promise.all(patches.map((patch) => mutate(patch)))
  const committed = patches.filter((_, index) => responses[index]?.status === 200)
  const count = (name: string): number =>
    committed.filter((patch) => JSON.stringify(patch).includes(name)).length
  expect(count('ofOne')).toBe(8)
  expect(await query('*[_type == "film"] | order(_id).ofAll')).toEqual(
    films.map(() => count('ofAll')),
  )
  expect(await query('math::sum(*[_type == "film"].ofOne)')).toBe(8)
})

/** Commits transactions to a new dataset and returns all that can be observed of them. */
async function observe(
  generated: readonly Transaction[],
  run: (tasks: CommitTask[]) => Promise<unknown[]>,
): Promise<unknown> {
  const {dataset, close} = openTemporaryDataset(() => new Date('2026-05-03T10:00:00.000Z'))
  const commits: Commit[] = []
  dataset.subscribe((commit) => commits.push(commit))
  const outcomes = await run(
    generated.map(({mutations, role, transactionId, dryRun}) => async () => {
      try {
        const outcome = await dataset.commit({
          caller: {id: role, name: role, role: ROLES[role]},
          steps: parseMutations(mutations).map((mutation, index) => ({
            index,
            mutations: () => [mutation],
          })),
          transactionId,
          dryRun,
        })
        const {results} = outcome
        return {
          transactionId: outcome.transactionId,
          results,
          documents: results.map(({id}) => outcome.findDocument(id)),
        }
      } catch (error) {
        return error instanceof LakeError ? error.toBody() : error
      }
    }),
  )
  dataset.publishNow()
  const documents = [...dataset.documents.all()]
  const history = transactionsOf(dataset, {
    documents: ['a', 'b', 'c', 'drafts.a'],
    from: undefined,
    to: undefined,
    reverse: false,
    limit: 100,
    excludeMutations: false,
    includeEffects: true,
  })
  const referring = [...dataset.documents.referencing(['a', 'b'])]
  close()
  return {outcomes, documents, history, referring, commits}
}

async function runInSequence(tasks: readonly CommitTask[]): Promise<unknown[]> {
  const outcomes: unknown[] = []
  for (const task of tasks) {
    outcomes.push(await task())
  }
  return outcomes
}
