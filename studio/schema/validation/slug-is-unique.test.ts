import {expect, test} from 'vitest'

import {explainTakenSlug} from './slug-is-unique.ts'

test('all versions of one article may have the same address', () => {
  const versions = ['a', 'drafts.a', 'versions.spring.a'].map((_id) => ({_id, name: 'Tides'}))
  expect(explainTakenSlug('drafts.a', versions)).toBe(true)
})

test('an address that another article has is rejected with the title of that article', () => {
  expect(explainTakenSlug('drafts.a', [{_id: 'drafts.b', name: 'Tides'}])).toBe(
    '“Tides” already has this address. Choose another.',
  )
  expect(explainTakenSlug('a', [{_id: 'b', name: null}])).toBe(
    'Something without a title already has this address. Choose another.',
  )
})
