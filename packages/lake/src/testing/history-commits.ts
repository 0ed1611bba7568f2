import {
  array,
  constant,
  constantFrom,
  integer,
  oneof,
  record,
  string,
  type Arbitrary,
} from 'fast-check'

import {ROLES} from '../auth/roles.ts'
import type {Commit} from '../commit/commit.ts'
import type {Dataset} from '../dataset.ts'
import {MutationError} from '../errors/commit-error.ts'
import {parseMutations} from '../mutations/mutation.ts'

const EDITOR = {id: 'editor', name: 'Editor', role: ROLES.editor}
/** The ids of all documents in random mutations. */
export const RANDOM_IDS = ['a', 'b', 'drafts.a'] as const

const ids = constantFrom(...RANDOM_IDS)
// A long text is stored compressed.
const texts = oneof(
  string({unit: 'grapheme', maxLength: 12}),
  constant('Cléo from 5 to 7 🎬 '.repeat(80)),
)
const content = record({
  title: texts,
  year: integer({min: 1900, max: 2030}),
  scenes: array(record({_key: constantFrom('x', 'y', 'z'), text: texts}), {maxLength: 3}),
})

const mutations = oneof(
  {
    weight: 4,
    arbitrary: record({
      kind: constantFrom('create', 'createOrReplace', 'createIfNotExists'),
      _id: ids,
      content,
    }).map(({kind, _id, content: attributes}) => ({[kind]: {_id, _type: 'film', ...attributes}})),
  },
  {
    weight: 5,
    arbitrary: record({
      id: ids,
      operation: oneof(
        content.map((set) => ({set})),
        texts.map((title) => ({set: {title}})),
        constant({inc: {year: 1}}),
        constant({unset: ['title', 'scenes[0]']}),
      ),
    }).map(({id, operation}) => ({patch: {id, ...operation}})),
  },
  {weight: 2, arbitrary: ids.map((id) => ({delete: {id}}))},
)

/** Random transactions on three documents, of which some are refused. */
export const randomTransactions: Arbitrary<readonly (readonly unknown[])[]> = array(
  array(mutations, {minLength: 1, maxLength: 3}),
  {minLength: 1, maxLength: 20},
)

/** Commits transactions with the ids `t0`, `t1`, …; returns the commits of those that were not refused. */
export async function commitAll(
  dataset: Dataset,
  transactions: readonly (readonly unknown[])[],
): Promise<Commit[]> {
  const commits: Commit[] = []
  dataset.subscribe((commit) => commits.push(commit))
  for (const [number, transaction] of transactions.entries()) {
    const steps = parseMutations([...transaction]).map((mutation, index) => ({
      index,
      mutations: () => [mutation],
    }))
    await dataset
      .commit({caller: EDITOR, steps, transactionId: `t${number}`})
      .catch((error: unknown) => {
        if (!(error instanceof MutationError)) {
          throw error
        }
      })
  }
  dataset.publishNow()
  return commits
}
