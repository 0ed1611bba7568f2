import {join} from 'node:path'

import {expect, test} from 'vitest'

import {openDatabase} from '../store/database.ts'
import {createTemporaryFolder, openTemporaryLake} from '../testing/temporary-lake.ts'
import {eraseHistory} from './erase-history.ts'

const HISTORY = '/data/history/production'

test('nothing of an erased document is in any row of the history, and other documents keep theirs', async () => {
  const data = createTemporaryFolder()
  const {lake, mutate} = openTemporaryLake({data})
  const secret = 'secret words '.repeat(200)
  await mutate(
    {create: {_id: 'kept', _type: 'film', title: 'One'}},
    {create: {_id: 'gone', _type: 'film', text: secret}},
    {patch: {id: 'gone', set: {text: `${secret} again`}}},
  )
  // After 100 changes, a whole state is stored.
  await Promise.all(
    Array.from({length: 120}, (_, index) => mutate({patch: {id: 'gone', set: {index}}})),
  )
  await mutate({delete: {id: 'gone'}}, {patch: {id: 'kept', set: {title: 'Two'}}})
  await lake.close()

  const {database, close} = openDatabase(join(data, 'production'), () => undefined)
  expect(eraseHistory(database, new Set(['gone']))).toBe(122)
  const rowsOf = (table: string) => database.prepare(`SELECT * FROM ${table}`).all()
  expect(rowsOf('effects').map(({document}) => document)).toEqual(['kept', 'kept'])
  expect(rowsOf('past_states')).toEqual([])
  expect(new Set(rowsOf('transactions').map(({mutations}) => mutations))).toEqual(
    new Set(['[{"create":"kept"}]', '[]', '[{"patch":{"id":"kept","set":{"title":"Two"}}}]']),
  )
  close()

  const {request} = openTemporaryLake({data})
  const transactions = await request(`${HISTORY}/transactions/kept?effectFormat=mendoza`)
  const lines = String(transactions.body).trim().split('\n')
  expect(lines.map((line) => Object(JSON.parse(line)).mutations)).toMatchObject([
    [{create: {_id: 'kept', title: 'One'}}],
    [{patch: {id: 'kept', set: {title: 'Two'}}}],
  ])
  expect((await request(`${HISTORY}/documents/gone?lastRevision=true`)).body).toEqual({
    documents: [],
  })
})
