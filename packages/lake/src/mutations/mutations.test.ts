import {expect, test} from 'vitest'

import {isRecord} from '../json.ts'
import {openTemporaryLake, openStoredLake} from '../testing/temporary-lake.ts'

const NOW = '2026-05-03T10:00:00.000Z'

test('a created document has its revision and its dates', async () => {
  const {mutate, query} = openTemporaryLake({now: () => new Date(NOW)})
  const {body} = await mutate({create: {_id: 'a', _type: 'note', n: 1}})
  expect(body).toEqual({
    transactionId: expect.any(String),
    results: [{id: 'a', operation: 'create'}],
  })
  expect(await query('*')).toEqual([
    {
      _id: 'a',
      _type: 'note',
      n: 1,
      _rev: Object(body).transactionId,
      _createdAt: NOW,
      _updatedAt: NOW,
    },
  ])
})

test('a replaced document keeps its creation date', async () => {
  let now = NOW
  const {mutate, query} = openTemporaryLake({now: () => new Date(now)})
  await mutate({create: {_id: 'a', _type: 'note', _createdAt: '2020-01-01T00:00:00Z'}})
  now = '2026-06-01T00:00:00.000Z'
  await mutate({createOrReplace: {_id: 'a', _type: 'note', n: 2}})
  expect(await query('*{_createdAt, _updatedAt, n}')).toEqual([
    {_createdAt: '2020-01-01T00:00:00Z', _updatedAt: now, n: 2},
  ])
})

test('a creation date must be a date and time', async () => {
  const {mutate, query} = openTemporaryLake()
  await mutate({create: {_id: 'a', _type: 'note', _createdAt: NOW}})
  for (const invalid of ['<b>', '2020-01-01', '2020-13-01T00:00:00Z', '', 1, null]) {
    for (const mutation of [
      {create: {_id: 'b', _type: 'note', _createdAt: invalid}},
      {createOrReplace: {_id: 'a', _type: 'note', _createdAt: invalid}},
      {patch: {id: 'a', set: {_createdAt: invalid}}},
    ]) {
      const {status, body} = await mutate(mutation)
      expect([mutation, status]).toEqual([mutation, 400])
      expect(JSON.stringify(body)).toContain('must be a date and time in ISO 8601')
    }
  }
  expect(await query('*{_id, _createdAt}')).toEqual([{_id: 'a', _createdAt: NOW}])
})

test('an id is generated if there is none or only a prefix', async () => {
  let count = 0
  const {mutate} = openTemporaryLake({newId: () => `id-${++count}`})
  const {body} = await mutate(
    {create: {_type: 'note'}},
    {create: {_id: 'drafts.', _type: 'note'}},
    {create: {_id: '', _type: 'note'}},
  )
  expect(Object(body).results).toEqual([
    {id: 'id-2', operation: 'create'},
    {id: 'drafts.id-3', operation: 'create'},
    {id: 'id-4', operation: 'create'},
  ])
})

test('a transaction with one failing mutation changes nothing', async () => {
  const {mutate, query} = openTemporaryLake()
  await mutate({create: {_id: 'a', _type: 'note'}})
  const {status, body} = await mutate(
    {create: {_id: 'b', _type: 'note'}},
    {patch: {id: 'a', set: {n: 1}}},
    {create: {_id: 'a', _type: 'note'}},
  )
  expect({status, body}).toEqual({
    status: 409,
    body: {
      statusCode: 409,
      message: 'The mutation(s) failed: Document by ID "a" already exists',
      error: {
        type: 'mutationError',
        description: 'The mutation(s) failed: Document by ID "a" already exists',
        items: [
          {
            index: 2,
            error: {
              type: 'documentAlreadyExistsError',
              description: 'Document by ID "a" already exists',
              id: 'a',
            },
          },
        ],
      },
    },
  })
  expect(await query('*{_id, n}')).toEqual([{_id: 'a', n: null}])
})

test('patches by id and by query are applied in order, each to the result of the earlier ones', async () => {
  const {mutate, query} = openTemporaryLake()
  const {body} = await mutate(
    {create: {_id: 'a', _type: 'note', n: 1, list: [{_key: 'x'}, {_key: 'y'}], text: 'one two'}},
    {create: {_id: 'b', _type: 'note', n: 5}},
    {patch: {id: 'a', inc: {n: 2}, setIfMissing: {'deep.er': true}, unset: ['list[_key=="x"]']}},
    {patch: {id: 'a', insert: {after: 'list[-1]', items: [{_key: 'z'}]}}},
    {patch: {id: 'a', diffMatchPatch: {text: '@@ -1,7 +1,7 @@\n-one\n+two\n  two\n'}}},
    {patch: {query: '*[_type == $type && n < 4]', params: {type: 'note'}, dec: {n: 10}}},
    {delete: {query: '*[n == 5]'}},
  )
  expect(Object(body).results).toHaveLength(7)
  expect(await query('*{_id, n, list, text, deep}')).toEqual([
    {_id: 'a', n: -7, list: [{_key: 'y'}, {_key: 'z'}], text: 'two two', deep: {er: true}},
  ])
})

test('a patch is refused if the revision differs, the document is missing or the patch is invalid', async () => {
  const {mutate} = openTemporaryLake()
  await mutate({create: {_id: 'a', _type: 'note', text: 'x'}})
  const typeOf = async (patch: unknown): Promise<unknown> => {
    const {status, body} = await mutate({patch})
    return [status, Object(body).error?.items?.[0].error.type]
  }
  expect(await typeOf({id: 'a', ifRevisionID: 'old', set: {n: 1}})).toEqual([
    409,
    'documentRevisionIDDoesNotMatchError',
  ])
  expect(await typeOf({id: 'zzz', set: {n: 1}})).toEqual([404, 'documentNotFoundError'])
  for (const patch of [
    {id: 'a', set: {_id: 'b'}},
    {id: 'a', set: {_type: 'other'}},
    {id: 'a', unset: ['_type']},
    {id: 'a', set: 'n'},
    {id: 'a', unset: [1]},
    {id: 'a', inc: {n: 'two'}},
    {id: 'a', insert: {items: []}},
    {id: 'a', merge: {n: 1}},
    {id: 'a', set: {'§': 1}},
    {id: 'a', diffMatchPatch: {text: 'nonsense'}},
    {set: {n: 1}},
    {id: 'a b', set: {n: 1}},
  ]) {
    expect([patch, await typeOf(patch)]).toEqual([patch, [400, 'validationError']])
  }
})

test('a patch with the revision before its transaction is applied, even after other patches of the transaction', async () => {
  const {mutate, query} = openTemporaryLake()
  const {body} = await mutate({create: {_id: 'a', _type: 'note'}})
  const ifRevisionID = Object(body).transactionId
  const {status} = await mutate(
    {patch: {id: 'a', ifRevisionID, set: {n: 1}}},
    {patch: {id: 'a', ifRevisionID, set: {m: 2}}},
  )
  expect(status).toBe(200)
  expect(await query('*{n, m}')).toEqual([{n: 1, m: 2}])
})

test('a document without a type, or with an invalid id or attribute, is refused', async () => {
  const {request, mutate, query} = openTemporaryLake()
  for (const document of [
    {_id: 'a'},
    {_id: 'a', _type: ''},
    {_id: 'a/b', _type: 'note'},
    {_id: '-a', _type: 'note'},
    {_id: 'a..b', _type: 'note'},
    {_id: 'x'.repeat(129), _type: 'note'},
    {_id: 1, _type: 'note'},
    {_id: 'a', _type: 'note', deep: [{hasOwnProperty: 1}]},
  ]) {
    expect([document, (await mutate({create: document})).status]).toEqual([document, 400])
  }
  const polluted =
    '{"mutations":[{"create":{"_id":"a","_type":"note","__proto__":{"admin":true}}}]}'
  expect((await request('/data/mutate/production', {body: polluted})).status).toBe(400)
  for (const body of [
    {},
    {mutations: {}},
    {mutations: [1]},
    {mutations: [{}]},
    {mutations: [{create: {}, delete: {}}]},
  ]) {
    expect([body, (await request('/data/mutate/production', {body})).status]).toEqual([body, 400])
  }
  expect(await query('*')).toEqual([])
})

test('a path with a reserved name is refused in every kind of patch, and the error names it', async () => {
  const {request, mutate, query} = openTemporaryLake()
  const {body} = await mutate({create: {_id: 'a', _type: 'note', list: [{_key: '__proto__'}]}})
  const refused = async (patch: unknown): Promise<unknown> => {
    const {status, body: refusal} = await request('/data/mutate/production', {
      // As text: an object literal would lose the name.
      body: `{"mutations":[{"patch":{"id":"a",${JSON.stringify(patch).slice(1, -1)}}}]}`,
    })
    return [status, Object(refusal).error?.items?.[0].error.description]
  }
  for (const path of [
    '__proto__.x',
    '__proto__',
    'list[0].__proto__.x',
    'list[_key == "a"].__proto__',
    'list[__proto__ == "a"]',
    "deep['__proto__'].x",
    "deep['__pro\\to__'].x",
    'deep["__proto__"].x',
    'hasOwnProperty.x',
    'deep. hasOwnProperty',
  ]) {
    const name = path.includes('has') ? 'hasOwnProperty' : '__proto__'
    const reason = `the path ${JSON.stringify(path)} cannot be used: "${name}" cannot be the name of an attribute`
    for (const patch of [
      {set: Object.fromEntries([[path, 1]])},
      {setIfMissing: Object.fromEntries([[path, 1]])},
      {unset: [path]},
      {inc: Object.fromEntries([[path, 1]])},
      {dec: Object.fromEntries([[path, 1]])},
      {diffMatchPatch: Object.fromEntries([[path, '@@ -0,0 +1 @@\n+x\n']])},
      {insert: {before: path, items: [1]}},
      {insert: {after: path, items: [1]}},
      {insert: {replace: path, items: [1]}},
    ]) {
      expect([patch, await refused(patch)]).toEqual([patch, [400, reason]])
    }
  }
  expect(await query('*[0]._rev')).toBe(Object(body).transactionId)
})

test('other names of built-in properties are ordinary attributes, and a key may be any string', async () => {
  const {mutate, query} = openTemporaryLake()
  const names = {constructor: {prototype: {x: 1}}, toString: 'text', prototype: {y: 1}}
  await mutate(
    {create: {_id: 'a', _type: 'note', ...names, list: [{_key: '__proto__'}, {_key: 'b'}]}},
    {patch: {id: 'a', set: {'constructor.prototype.x': 2, 'list[_key == "__proto__"].n': 1}}},
    {patch: {id: 'a', setIfMissing: {valueOf: 'new'}, inc: {'prototype.y': 1}}},
    {patch: {id: 'a', unset: ['toString', 'list[_key == "b"]']}},
  )
  expect(await query('*[0]')).toMatchObject({
    constructor: {prototype: {x: 2}},
    prototype: {y: 2},
    valueOf: 'new',
    list: [{_key: '__proto__', n: 1}],
  })
  expect(await query('*[0]{"x": constructor.prototype.x, "text": defined(toString)}')).toEqual({
    x: 2,
    text: false,
  })
})

test('the target of a strong reference must exist as long as the reference exists', async () => {
  const {mutate, query} = openTemporaryLake()
  const typeOf = async (...mutations: unknown[]): Promise<unknown> => {
    const {status, body} = await mutate(...mutations)
    return [status, Object(body).error?.items?.[0].error]
  }
  expect(await typeOf({create: {_id: 'a', _type: 'note', to: {_ref: 'b'}}})).toEqual([
    409,
    {
      type: 'documentReferenceDoesNotExistError',
      description: 'Document "a" references non-existent document "b"',
      id: 'a',
      referenceID: 'b',
    },
  ])
  // Only the state after the transaction counts.
  expect(
    await typeOf(
      {create: {_id: 'a', _type: 'note', to: [{_ref: 'b'}], weak: {_ref: 'nowhere', _weak: true}}},
      {create: {_id: 'b', _type: 'note', elsewhere: {_ref: 'x', _dataset: 'other'}}},
    ),
  ).toEqual([200, undefined])
  expect(await typeOf({delete: {id: 'b'}})).toEqual([
    409,
    {
      type: 'documentHasExistingReferencesError',
      description: 'Document "b" cannot be deleted as there are references to it from "a"',
      id: 'b',
      referencingIDs: ['a'],
    },
  ])
  expect(await typeOf({delete: {id: 'b'}}, {patch: {id: 'a', unset: ['to']}})).toEqual([
    200,
    undefined,
  ])
  expect(await query('*._id')).toEqual(['a'])
})

test('a document of more than 32 MB is refused when it is created or patched', async () => {
  const {request, mutate} = openTemporaryLake()
  const half = 'ä'.repeat(8_000_000)
  const refusal = {
    status: 413,
    body: {
      error: {
        type: 'mutationError',
        items: [
          {
            index: 1,
            error: {
              type: 'documentTooLargeError',
              description: 'Document "a" has 33 MB of JSON; the limit is 32 MB',
              id: 'a',
            },
          },
        ],
      },
    },
  }
  const text = half + half
  const other = {create: {_id: 'b', _type: 'note'}}
  expect(await mutate(other, {create: {_id: 'a', _type: 'note', text}})).toMatchObject(refusal)
  expect((await mutate({create: {_id: 'a', _type: 'note', text: half}})).status).toBe(200)
  expect(await mutate(other, {patch: {id: 'a', set: {more: half}}})).toMatchObject(refusal)
  const actionType = 'sanity.action.document.create'
  const attributes = {_type: 'note', text}
  expect(
    await request('/data/actions/production', {
      body: {actions: [{actionType, publishedId: 'b', attributes}]},
    }),
  ).toMatchObject({status: 413, body: {error: {type: 'actionError'}}})
  const {body} = await request('/data/doc/production/a,b')
  const documents = isRecord(body) && Array.isArray(body['documents']) ? body['documents'] : []
  expect(documents.filter(isRecord).map((document) => Object.keys(document).toSorted())).toEqual([
    ['_createdAt', '_id', '_rev', '_type', '_updatedAt', 'text'],
  ])
})

test('the same transaction sent twice is committed once', async () => {
  const {request, query} = openTemporaryLake()
  const body = {transactionId: 'once', mutations: [{create: {_id: 'a', _type: 'note'}}]}
  const path = '/data/mutate/production?returnIds=true'
  const first = await request(path, {body})
  const second = await request(path, {body})
  expect(first).toMatchObject({
    status: 200,
    body: {transactionId: 'once', results: [{id: 'a', operation: 'create'}]},
  })
  expect(second.body).toEqual(first.body)
  expect(await query('*._rev')).toEqual(['once'])
  expect((await request(path, {body: {...body, transactionId: 'not an id'}})).status).toBe(400)
})

test('a dry run returns what the commit would return and writes nothing', async () => {
  const {request, query} = openTemporaryLake()
  const mutations = [{create: {_id: 'a', _type: 'note'}}]
  const path = '/data/mutate/production?dryRun=true&returnDocuments=true'
  expect(await request(path, {body: {mutations}})).toMatchObject({
    status: 200,
    body: {results: [{id: 'a', operation: 'create', document: {_id: 'a', _type: 'note'}}]},
  })
  expect(await query('*')).toEqual([])
})

test('on request, keys are generated for objects in arrays that have none', async () => {
  const {request, query} = openTemporaryLake()
  const list = [{a: 1}, {_key: 'mine', b: [{c: 1}]}, 'text']
  const body = {mutations: [{create: {_id: 'a', _type: 'note', list}}]}
  await request('/data/mutate/production?autoGenerateArrayKeys=true', {body})
  const _key = expect.stringMatching(/^[0-9a-f]{12}$/)
  expect(await query('*[0].list')).toEqual([
    {a: 1, _key},
    {_key: 'mine', b: [{c: 1, _key}]},
    'text',
  ])
})

test('writes are refused without logging in', async () => {
  const {request, query} = openTemporaryLake()
  const body = {mutations: [{create: {_id: 'a', _type: 'note'}}]}
  expect(await request('/data/mutate/production', {body, token: null})).toMatchObject({status: 401})
  expect(await request('/data/mutate/production', {body, token: 'wrong'})).toMatchObject({
    status: 401,
  })
  expect(await request('/data/actions/production', {body, token: null})).toMatchObject({
    status: 401,
  })
  expect(await query('*')).toEqual([])
})

test('a body over the limit is refused, also if only its Content-Length is over the limit', async () => {
  const {request} = openTemporaryLake()
  const query = 'x'.repeat(3 * 1024 * 1024)
  expect(await request('/data/query/production', {body: {query}})).toMatchObject({status: 413})
  expect(
    await request('/data/query/production', {body: '{}', headers: {'content-length': '99999999'}}),
  ).toMatchObject({status: 413})
})

test('when a query that selects documents for a mutation reaches a limit, nothing is written', async () => {
  const {lake, mutate, query} = openStoredLake()
  await mutate({create: {_id: 'a', _type: 'note', s: 'a'.repeat(9000)}})
  await lake.warmUp()
  const order: string[] = []
  const selecting = mutate(
    {create: {_id: 'b', _type: 'note'}},
    {delete: {query: '*[s match "*a*a*b" || _id == "b"]'}},
  ).then((response) => {
    order.push('ended')
    return response
  })
  expect(await mutate({create: {_id: 'c', _type: 'note'}})).toMatchObject({status: 200})
  order.push('served')
  expect(await selecting).toMatchObject({status: 503, body: {error: {type: 'query-time-limit'}}})
  expect(order).toEqual(['served', 'ended'])
  expect(await query('*._id')).toEqual(['a', 'c'])
})

test('a query selects documents as they are at the commit, even if other transactions are committed meanwhile', async () => {
  const {mutate, query} = openTemporaryLake()
  await mutate(...['a', 'b', 'c'].map((_id) => ({create: {_id, _type: 'note', n: 0}})))
  await Promise.all([
    mutate({patch: {query: '*[_type == "note"]', inc: {n: 1}}}),
    mutate(
      {patch: {query: '*[_type == "note" && n < 2]', inc: {n: 1}}},
      {delete: {query: '*[_id == "b"]'}},
    ),
    mutate({delete: {id: 'a'}}, {create: {_id: 'd', _type: 'note', n: 5}}),
  ])
  // The last of these transactions is committed first, so the others have to select their documents again.
  expect(await query('*{_id, n}')).toEqual([
    {_id: 'c', n: 2},
    {_id: 'd', n: 6},
  ])
})
