import {expect, test} from 'vitest'

import {pageAt, pathOf, VARIANTS} from './variants.ts'

test('Every variant’s page is found by its path', () => {
  for (const variant of VARIANTS) {
    expect(pageAt(pathOf(variant, ['a', 'b'], '60rem'))).toEqual({
      variant,
      slugs: ['a', 'b'],
      reserved: '60rem',
    })
  }
})

test('There is no page at other paths', () => {
  expect(pageAt('/favicon.ico')).toBeUndefined()
})
