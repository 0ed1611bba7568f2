import {expect, test} from 'vitest'

import type {LakeDocument} from '../documents/document.ts'
import {openTemporaryLake, createTemporaryFolder} from '../testing/temporary-lake.ts'
import {openDatabaseReader} from './database.ts'
import {DocumentStore} from './document-store.ts'

test('a store sees the documents that another process commits, also through its indexes', async () => {
  const data = createTemporaryFolder()
  const {mutate} = openTemporaryLake({data})
  const reader = openDatabaseReader(`${data}/production`)
  const store = new DocumentStore(reader)
  const find = (value: string): string[] => {
    store.catchUp()
    const documents = store.ofTypeWith('note', {path: ['slug'], value})
    return Array.from(documents, ({_id, n}: LakeDocument) => `${_id} ${String(n)}`)
  }
  expect(find('x')).toEqual([])
  await mutate(...['a', 'b'].map((_id) => ({create: {_id, _type: 'note', slug: 'x', n: 1}})))
  expect(find('x')).toEqual(['a 1', 'b 1'])
  await mutate({patch: {id: 'a', set: {n: 2}}}, {patch: {id: 'b', set: {slug: 'y'}}})
  expect(find('x')).toEqual(['a 2'])
  expect(find('y')).toEqual(['b 1'])
  await mutate({delete: {id: 'a'}}, {createOrReplace: {_id: 'b', _type: 'other', slug: 'y'}})
  expect([find('x'), find('y')]).toEqual([[], []])
  for (let n = 0; n < 120; n++) {
    await mutate({createOrReplace: {_id: 'c', _type: 'note', slug: 'z', n}})
  }
  expect(find('z')).toEqual(['c 119'])
  reader.close()
})
