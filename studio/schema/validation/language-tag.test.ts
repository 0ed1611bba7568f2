import {expect, test} from 'vitest'

import {checkLanguageTag} from './language-tag.ts'

test.each(['en', 'cy', 'pt-BR', 'zh-Hant', 'fil'])('%s is a language code', (tag) => {
  expect(checkLanguageTag(tag)).toBe(true)
})

test('a tag in another spelling is rejected with the canonical one', () => {
  expect(checkLanguageTag('EN')).toBe('Write en instead of EN.')
  expect(checkLanguageTag('pt-br')).toBe('Write pt-BR instead of pt-br.')
})

test.each(['English', 'en_GB', '', 'x-own', 'e'])('%j is rejected with examples', (tag) => {
  expect(checkLanguageTag(tag)).toBe(
    `“${tag}” is not a language code. Write en for English, cy for Welsh, pt-BR for Brazilian Portuguese.`,
  )
})
