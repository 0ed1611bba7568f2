import {expect, test} from 'vitest'

import {withoutForeignFonts} from './local-styles.ts'

test('font faces from another machine are taken out, and nothing else', () => {
  const foreign = '@font-face {font-family: Inter; src: url(https://fonts.example/a.woff2)}'
  const local = '@font-face {font-family: Inter; src: url(./a.woff2)}'
  expect(withoutForeignFonts(`a{b:c}${foreign}${local}d{e:f}${foreign}`)).toBe(
    `a{b:c}${local}d{e:f}`,
  )
})
