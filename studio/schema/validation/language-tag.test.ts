import {expect, test} from 'vitest'

import {checkLanguageTag} from './language-tag.ts'

test.each(['en', 'cy', 'pt-BR', 'zh-Hant', 'fil'])('%s is a language code', (tag) => {
  expect(checkLanguageTag(tag)).toBe(true)
})

test('another spelling is offered in the usual one', () => {
  expect(checkLanguageTag('EN')).toBe('Write en.')
  expect(checkLanguageTag('pt-br')).toBe('Write pt-BR.')
})

test.each(['English', 'en_GB', '', 'x-own', 'e'])('%j is refused with examples', (tag) => {
  expect(checkLanguageTag(tag)).toBe(
    `“${tag}” is no language code. Write en for English, cy for Welsh, pt-BR for Brazilian Portuguese.`,
  )
})
