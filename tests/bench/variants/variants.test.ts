import {expect, test} from 'vitest'

import {findPage, getPagePath, VARIANTS} from './variants.ts'

test('Every variant’s page is found by its path', () => {
  for (const variant of VARIANTS) {
    expect(findPage(getPagePath(variant, ['a', 'b'], '60rem'))).toEqual({
      variant,
      slugs: ['a', 'b'],
      reservedHeight: '60rem',
    })
  }
})

test('A path without the name of a variant has no page', () => {
  expect(findPage('/favicon.ico')).toBeUndefined()
})
