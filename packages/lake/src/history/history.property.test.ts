import {assert, asyncProperty} from 'fast-check'
import {expect, test} from 'vitest'

import {expectHistory} from '../testing/check-history.ts'
import {commitAll, randomTransactions} from '../testing/history-commits.ts'
import {openTemporaryDataset} from '../testing/temporary-dataset.ts'
import {loggedCommits} from './logged-commits.ts'

const NOW = new Date('2026-05-03T10:00:00.000Z')

test('the history leads back to every state, and contains every transaction as it was committed', async () => {
  await assert(
    asyncProperty(randomTransactions, async (transactions) => {
      const {dataset, close} = openTemporaryDataset(() => NOW)
      try {
        const commits = await commitAll(dataset, transactions)
        expectHistory(dataset, commits)
        expect(
          loggedCommits(dataset, 1).map(({id, mutations, changes}) => [
            id,
            mutations,
            changes.map(({document, before, after}) => [document, before, after]),
          ]),
        ).toEqual(
          commits.map(({id, mutations, changes}) => [
            id,
            mutations,
            changes.map(({document, before, after}) => [document, before, after]),
          ]),
        )
      } finally {
        close()
      }
    }),
    {numRuns: 40},
  )
})

test('a past state follows from few patches, however many changes were made', async () => {
  const {dataset, close} = openTemporaryDataset(() => NOW)
  const patches = Array.from({length: 350}, (_, index) => [
    {patch: {id: 'a', set: {[`n${index % 7}`]: index}}},
  ])
  const commits = await commitAll(dataset, [[{create: {_id: 'a', _type: 'film'}}], ...patches])
  expectHistory(dataset, commits)
  const lengths = commits.map(({sequence}) => dataset.log.wayBackTo('a', sequence).reverts.length)
  expect(Math.max(...lengths)).toBe(100)
  close()
})
