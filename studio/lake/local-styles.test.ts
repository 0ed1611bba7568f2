import {expect, test} from 'vitest'

import {withLocalName, withoutForeignFonts} from './local-styles.ts'

test('font faces from another machine are taken out, and nothing else', () => {
  const foreign = '@font-face {font-family: Inter; src: url(https://fonts.example/a.woff2)}'
  const local = '@font-face {font-family: Inter; src: url(./a.woff2)}'
  expect(withoutForeignFonts(`a{b:c}${foreign}${local}d{e:f}${foreign}`)).toBe(
    `a{b:c}${local}d{e:f}`,
  )
})

test('the font has the name by which the Studio asks for it', () => {
  expect(withLocalName("@font-face {font-family: 'Inter Variable'; src: url(./a.woff2)}")).toBe(
    '@font-face {font-family: Inter; src: url(./a.woff2)}',
  )
})
