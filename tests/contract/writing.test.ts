import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {serveStoredLake, type StoredLake} from './served-lake.ts'

let lake: StoredLake

beforeEach(async () => {
  lake = await serveStoredLake()
})

afterEach(() => lake.close())

const ADA = {_id: 'person-ada', _type: 'person', name: 'Ada'}

describe('the official client writes to the Lake: it', () => {
  test('creates a document and receives it with its timestamps and revision', async () => {
    const created = await lake.editor.create(ADA)
    expect(created).toEqual({
      ...ADA,
      _rev: expect.any(String),
      _createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
      _updatedAt: created['_createdAt'],
    })
    expect(await lake.editor.getDocument('person-ada')).toEqual(created)
  })

  test('creates a document without an id, and one with a prefix', async () => {
    const plain = await lake.editor.create({_type: 'person', name: 'Nobody'})
    const draft = await lake.editor.create({_id: 'drafts.', _type: 'person', name: 'Draft'})
    expect(plain['_id']).toMatch(/^[A-Za-z0-9-]{10,}$/)
    expect(draft['_id']).toMatch(/^drafts\.[A-Za-z0-9-]{10,}$/)
  })

  test('creates a document only if it does not exist', async () => {
    const first = await lake.editor.createIfNotExists(ADA)
    const second = await lake.editor.createIfNotExists({...ADA, name: 'Somebody else'})
    expect(second).toEqual(first)
  })

  test('replaces a document and keeps its creation time', async () => {
    const first = await lake.editor.create({...ADA, email: 'ada@example.com'})
    const second = await lake.editor.createOrReplace({...ADA, name: 'Ada Lovelace'})
    expect(second).toEqual({
      ...ADA,
      name: 'Ada Lovelace',
      _rev: expect.any(String),
      _createdAt: first['_createdAt'],
      _updatedAt: expect.any(String),
    })
    expect(second['_rev']).not.toBe(first['_rev'])
  })

  test('deletes one document by its id and others by a query', async () => {
    await lake.editor.create(ADA)
    await lake.editor.create({_id: 'person-ben', _type: 'person', age: 70})
    await lake.editor.create({_id: 'person-cat', _type: 'person', age: 80})
    await lake.editor.delete('person-ada')
    await lake.editor.delete({query: '*[_type == "person" && age > $age]', params: {age: 75}})
    expect(await lake.editor.fetch('*[_type == "person"]._id')).toEqual(['person-ben'])
  })

  test('returns what is requested: ids, the first document, or all documents', async () => {
    const many = lake.editor.transaction().create(ADA).create({_id: 'person-ben', _type: 'person'})
    expect(await many.commit()).toEqual({
      transactionId: expect.any(String),
      documentIds: ['person-ada', 'person-ben'],
      results: [
        {id: 'person-ada', operation: 'create'},
        {id: 'person-ben', operation: 'create'},
      ],
    })
    const one = await lake.editor.mutate([{delete: {id: 'person-ben'}}], {returnDocuments: false})
    expect(one).toMatchObject({documentIds: ['person-ben']})
  })

  test('uses the given transaction id as the revision, and a repeated transaction has no effect', async () => {
    const commit = (): Promise<unknown> =>
      lake.editor
        .transaction()
        .createOrReplace(ADA)
        .patch('person-ada', (patch) => patch.setIfMissing({visits: 0}).inc({visits: 1}))
        .commit({transactionId: 'my-transaction'})
    await commit()
    await commit()
    expect(await lake.editor.getDocument('person-ada')).toMatchObject({
      _rev: 'my-transaction',
      visits: 1,
    })
  })

  test('returns the result of a dry run, and commits nothing', async () => {
    const result = await lake.editor.mutate([{create: ADA}], {dryRun: true, returnDocuments: true})
    expect(result).toEqual([expect.objectContaining(ADA)])
    expect(await lake.editor.getDocument('person-ada')).toBeUndefined()
  })

  test('adds keys to objects in arrays on request', async () => {
    const created = await lake.editor.create(
      {...ADA, links: [{title: 'one'}, {_key: 'mine', title: 'two'}]},
      {autoGenerateArrayKeys: true},
    )
    expect(created.links).toEqual([
      {_key: expect.stringMatching(/^\w{6,}$/), title: 'one'},
      {_key: 'mine', title: 'two'},
    ])
  })

  test('commits a transaction completely or not at all', async () => {
    await lake.editor.create(ADA)
    const transaction = lake.editor
      .transaction()
      .create({_id: 'person-ben', _type: 'person'})
      .patch('person-ada', (patch) => patch.set({name: 'Changed'}))
      .create(ADA)
    await expect(transaction.commit()).rejects.toMatchObject({
      statusCode: 409,
      details: {
        type: 'mutationError',
        items: [{index: 2, error: {type: 'documentAlreadyExistsError', id: 'person-ada'}}],
      },
    })
    expect(await lake.editor.fetch('*{_id, name}')).toEqual([{_id: 'person-ada', name: 'Ada'}])
  })

  test('cannot refer to a missing document, or delete a document with references to it', async () => {
    const friend = {_type: 'reference', _ref: 'person-ada'}
    const ben = {_id: 'person-ben', _type: 'person', friend}
    await expect(lake.editor.create(ben)).rejects.toMatchObject({statusCode: 409})
    await lake.editor.transaction().create(ben).create(ADA).commit()
    await expect(lake.editor.delete('person-ada')).rejects.toMatchObject({
      statusCode: 409,
      details: {
        type: 'mutationError',
        items: [{error: {type: 'documentHasExistingReferencesError', id: 'person-ada'}}],
      },
    })
    await lake.editor
      .patch('person-ben')
      .set({friend: {...friend, _weak: true}})
      .commit()
    await lake.editor.delete('person-ada')
    expect(await lake.editor.fetch('*._id')).toEqual(['person-ben'])
  })

  test('loses none of many simultaneous increments', async () => {
    await lake.editor.create({...ADA, visits: 0})
    await Promise.all(
      Array.from({length: 60}, () => lake.editor.patch('person-ada').inc({visits: 1}).commit()),
    )
    expect(await lake.editor.getDocument('person-ada')).toMatchObject({visits: 60})
  })

  test('finds its documents again after the Lake has restarted', async () => {
    const created = await lake.editor.create(ADA)
    await lake.restart()
    expect(await lake.editor.getDocument('person-ada')).toEqual(created)
  })
})
