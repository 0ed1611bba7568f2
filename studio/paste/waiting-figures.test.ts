import {expect, test} from 'vitest'

import {findWaitingFigures} from './waiting-figures.ts'

const asset = {_type: 'reference', _ref: 'image-1'}
const uploaded = new Map([
  ['a', {asset}],
  ['b', {error: 'too large'}],
  ['c', {asset}],
])

test('only figures without a picture wait for the one that was uploaded for them', () => {
  const text = [
    {_type: 'figure', _key: 'a'},
    {_type: 'figure', _key: 'b'},
    {_type: 'figure', _key: 'c', asset},
    {_type: 'figure', _key: 'another'},
    {_type: 'block', _key: 'a'},
    null,
    'text',
  ]
  expect(findWaitingFigures(text, uploaded)).toEqual([
    {key: 'a', picture: {asset}},
    {key: 'b', picture: {error: 'too large'}},
  ])
})

test('a field without a value has no figures', () => {
  expect(findWaitingFigures(undefined, uploaded)).toEqual([])
})
