import {expect, test} from 'vitest'

import {rankSignOffs} from './rank-sign-offs.ts'

test('the most frequent sign-offs are offered, at most three', () => {
  const used = ['A', 'B', 'B', 'C', 'C ', 'C', 'D', 'D', ' ', null, 7]
  expect(rankSignOffs(used, '')).toEqual(['C', 'B', 'D'])
})

test('the sign-off that the article has is not offered', () => {
  expect(rankSignOffs(['With love,', 'Yours,'], 'With love, ')).toEqual(['Yours,'])
})
