import {expect, test} from 'vitest'

import type {LakeDocument} from '../documents/document.ts'
import {openTemporaryLake, temporaryFolder} from '../testing/temporary-lake.ts'
import {openDatabaseReader} from './database.ts'
import {DocumentStore} from './document-store.ts'

test('a store follows what another one commits: its documents, and what they are found by', async () => {
  const data = temporaryFolder()
  const {mutate} = openTemporaryLake({data})
  const reader = openDatabaseReader(`${data}/production`)
  const store = new DocumentStore(reader)
  const found = (value: string): string[] => {
    store.catchUp()
    const documents = store.ofTypeWith('note', {path: ['slug'], value})
    return Array.from(documents, ({_id, n}: LakeDocument) => `${_id} ${String(n)}`)
  }
  expect(found('x')).toEqual([])
  await mutate(...['a', 'b'].map((_id) => ({create: {_id, _type: 'note', slug: 'x', n: 1}})))
  expect(found('x')).toEqual(['a 1', 'b 1'])
  await mutate({patch: {id: 'a', set: {n: 2}}}, {patch: {id: 'b', set: {slug: 'y'}}})
  expect(found('x')).toEqual(['a 2'])
  expect(found('y')).toEqual(['b 1'])
  await mutate({delete: {id: 'a'}}, {createOrReplace: {_id: 'b', _type: 'other', slug: 'y'}})
  expect([found('x'), found('y')]).toEqual([[], []])
  for (let n = 0; n < 120; n++) {
    await mutate({createOrReplace: {_id: 'c', _type: 'note', slug: 'z', n}})
  }
  expect(found('z')).toEqual(['c 119'])
  reader.close()
})
