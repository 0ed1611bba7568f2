import {expect, test} from 'vitest'

import {ROLES} from '../auth/roles.ts'
import {openTemporaryDataset} from '../testing/temporary-dataset.ts'
import {RecentCommits, type RecentLimits} from './recent-commits.ts'

/** Commits five films of about 1,000 bytes and returns what is kept of them. */
async function keep(limits: Partial<RecentLimits>): Promise<(string | number)[][]> {
  const {dataset, close} = openTemporaryDataset(() => new Date('2026-05-03T10:00:00.000Z'))
  const kept = new RecentCommits(dataset, limits)
  dataset.subscribe((commit) => kept.add(commit))
  for (const index of [1, 2, 3, 4, 5]) {
    const attributes = {_id: `film-${index}`, _type: 'film', text: 'x'.repeat(1000)}
    await dataset.commit({
      caller: {id: 'editor', name: 'Editor', role: ROLES.editor},
      steps: [{index: 0, mutations: () => [{kind: 'create', attributes}]}],
      transactionId: `t${index}`,
    })
  }
  dataset.publishNow()
  const found = [1, 2, 3, 4, 5].flatMap((index) => {
    const since = kept.since(`t${index}`)
    const after = kept.after(index)
    return since ? [[index, since.map(({id}) => id).join(' '), after?.length ?? -1]] : []
  })
  close()
  return found
}

test('the latest commits are kept up to a number', async () => {
  expect(await keep({maxCommits: 2})).toEqual([
    [4, 't4 t5', 1],
    [5, 't5', 0],
  ])
})

test('the latest commits are kept up to a number of bytes', async () => {
  // Each has about 1,150 bytes of JSON and counts 1,000 bytes more.
  expect(await keep({maxBytes: 4500})).toEqual([
    [4, 't4 t5', 1],
    [5, 't5', 0],
  ])
  expect(await keep({maxBytes: 100})).toEqual([])
})
