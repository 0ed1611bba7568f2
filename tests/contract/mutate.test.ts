import {
  at,
  createOrReplace,
  dec,
  insertAfter,
  patch,
  SanityEncoder,
  set,
  setIfMissing,
  unset,
  upsert,
} from '@sanity/mutate'
import {expect, onTestFinished, test} from 'vitest'

import {serveEmptyLake} from './served-lake.ts'

test('mutations of @sanity/mutate are committed', async () => {
  const lake = await serveEmptyLake()
  onTestFinished(() => lake.close())
  const film = {
    _id: 'alien',
    _type: 'film',
    title: 'Alien',
    year: 1980,
    cast: [{_key: 'a', name: 'Ripley'}],
  }
  const mutations = [
    createOrReplace(film),
    patch('alien', [
      at('year', dec(1)),
      at('title', unset()),
      at('slug', setIfMissing({_type: 'slug'})),
      at('slug.current', set('alien')),
      at('cast', insertAfter([{_key: 'b', name: 'Dallas'}], {_key: 'a'})),
      at('cast', upsert([{_key: 'a', name: 'Ellen Ripley'}], 'before', {_key: 'b'})),
    ]),
  ]
  const transaction = {transactionId: 'films', mutations: SanityEncoder.encodeAll(mutations)}
  await lake.editor.request({method: 'POST', uri: '/data/mutate/production', body: transaction})
  expect(await lake.anonymous.getDocument('alien')).toMatchObject({
    _id: 'alien',
    _rev: 'films',
    year: 1979,
    slug: {_type: 'slug', current: 'alien'},
    cast: [
      {_key: 'a', name: 'Ellen Ripley'},
      {_key: 'b', name: 'Dallas'},
    ],
  })
})
