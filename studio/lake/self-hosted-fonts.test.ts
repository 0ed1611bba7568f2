import {expect, test} from 'vitest'

import {removeRemoteFonts, renameFont} from './self-hosted-fonts.ts'

test('only font faces from another host are removed', () => {
  const remote = '@font-face {font-family: Inter; src: url(https://fonts.example/a.woff2)}'
  const local = '@font-face {font-family: Inter; src: url(./a.woff2)}'
  expect(removeRemoteFonts(`a{b:c}${remote}${local}d{e:f}${remote}`)).toBe(`a{b:c}${local}d{e:f}`)
})

test('the font has the name that the Studio uses', () => {
  expect(renameFont("@font-face {font-family: 'Inter Variable'; src: url(./a.woff2)}")).toBe(
    '@font-face {font-family: Inter; src: url(./a.woff2)}',
  )
})
