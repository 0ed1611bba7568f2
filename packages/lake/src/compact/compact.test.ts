import {expect, test} from 'vitest'

import {runCommand} from '../testing/run-command.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  type TemporaryLake,
} from '../testing/temporary-lake.ts'

const LONG = 'ROSEMARY-OF-THE-NORTH '.repeat(50_000)

interface OldLake extends TemporaryLake {
  /** The ids of the transactions, oldest first. */
  readonly transactions: readonly string[]
  readonly readHistory: (path: string) => Promise<unknown>
}

/** Opens a Lake whose documents have changed in January and in June 2026. */
async function openOldLake(data: string): Promise<OldLake> {
  const clock = {time: '2026-01-01T10:00:00Z'}
  const temporary = openTemporaryLake({data, now: () => new Date(clock.time)})
  const transactions: string[] = []
  const mutateAt = async (time: string, ...mutations: unknown[]): Promise<void> => {
    clock.time = time
    const {body} = await temporary.mutate(...mutations)
    transactions.push(String(Object(body).transactionId))
  }
  await mutateAt(
    '2026-01-01T10:00:00Z',
    {create: {_id: 'moss', _type: 'plant', height: 1, text: LONG}},
    {create: {_id: 'fern', _type: 'plant', height: 1}},
    {create: {_id: 'oak', _type: 'plant', text: LONG}},
  )
  await mutateAt('2026-01-02T10:00:00Z', {patch: {id: 'moss', set: {height: 2, text: ''}}})
  await mutateAt('2026-01-03T10:00:00Z', {delete: {id: 'oak'}})
  await mutateAt('2026-06-01T10:00:00Z', {patch: {id: 'moss', set: {height: 3}}})
  await mutateAt('2026-06-02T10:00:00Z', {patch: {id: 'moss', set: {height: 4}}})
  return {
    ...temporary,
    transactions,
    readHistory: async (path) => (await temporary.request(`/data/history/production/${path}`)).body,
  }
}

test('old history is removed, and all states since then remain', async () => {
  const data = createTemporaryFolder()
  const {lake, query, readHistory, transactions} = await openOldLake(data)
  const stateOf = async (id: string, moment: string): Promise<unknown> =>
    Object(await readHistory(`documents/${id}?${moment}`)).documents
  const [first, second, third, fourth, fifth] = transactions

  const {bytesBefore, bytesAfter, ...compaction} = await lake.compact(
    new Date('2026-05-01T00:00:00Z'),
  )
  expect(compaction).toEqual({before: '2026-05-01T00:00:00.000Z', transactions: 3})
  expect(bytesAfter).toBeLessThan(bytesBefore)

  expect(await query('*[_type == "plant"] | order(_id){_id, height}')).toEqual([
    {_id: 'fern', height: 1},
    {_id: 'moss', height: 4},
  ])
  expect(await stateOf('moss', `revision=${fifth}`)).toMatchObject([{height: 4, _rev: fifth}])
  expect(await stateOf('moss', `revision=${fourth}`)).toMatchObject([{height: 3, _rev: fourth}])
  expect(await stateOf('moss', 'time=2026-05-15T00:00:00Z')).toEqual([])
  expect(await stateOf('moss', 'time=2026-06-01T12:00:00Z')).toMatchObject([{height: 3}])
  expect(await stateOf('fern', 'time=2026-06-01T12:00:00Z')).toMatchObject([{height: 1}])
  for (const [id, moment] of [
    ['moss', `revision=${first}`],
    ['moss', `revision=${second}`],
    ['oak', `revision=${third}`],
    ['oak', 'lastRevision=true'],
  ] as const) {
    expect(await stateOf(id, moment)).toEqual([])
  }
  const lines = String(await readHistory('transactions/moss,fern,oak?excludeContent=true'))
  expect(lines.trim().split('\n')).toHaveLength(2)
  await lake.close()
  expect(await runCommand('check', '--data', data)).toEqual([0, '2 documents are intact'])
})

test('the command removes old history while a Lake serves, and the latest transaction stays', async () => {
  const data = createTemporaryFolder()
  const {mutate, readHistory, transactions} = await openOldLake(data)
  const [code, output] = await runCommand('compact', '--keep', '0d', '--data', data)
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/^Removed the history before .*: 4 transactions\. The database has /),
  ])
  const lines = String(await readHistory('transactions/moss?excludeContent=true'))
  expect(lines.trim().split('\n')).toEqual([expect.stringContaining(transactions.at(-1) ?? '')])
  expect(await mutate({patch: {id: 'moss', set: {height: 5}}})).toMatchObject({status: 200})
})

test('a wrong number of days leads to one sentence', async () => {
  const data = createTemporaryFolder()
  const {lake} = await openOldLake(data)
  await lake.close()
  for (const args of [[], ['--keep', '90'], ['--keep=-1d'], ['--keep', '999999d']]) {
    const [code, output] = await runCommand('compact', ...args, '--data', data)
    expect([code, output]).toEqual([2, expect.stringMatching(/^Expected --keep with a number of/)])
  }
  expect(await runCommand('compact', '--keep', '100000d', '--data', data)).toEqual([
    0,
    expect.stringContaining(': 0 transactions'),
  ])
})
