import {expect, test} from 'vitest'

import {createTexts} from './create-texts.ts'
import {GERMAN} from './de/index.ts'
import {ENGLISH_TEXTS} from './english-texts.ts'
import {chooseFormatLocale} from './format-locale.ts'

const german = createTexts(GERMAN, 'de-DE')

test('a plural form and the numbers follow the language', () => {
  expect([1, 2, 1200].map((count) => german.t('switchboard.selected', {count}))).toEqual([
    '1 Berater ausgewählt',
    '2 Berater ausgewählt',
    '1.200 Berater ausgewählt',
  ])
  expect(ENGLISH_TEXTS.t('switchboard.selected', {count: 1200})).toBe('1,200 readers selected')
})

test('a variable is inserted as it is', () => {
  expect(ENGLISH_TEXTS.t('switchboard.no-match', {search: '$& {{search}}'})).toBe(
    'No reader matches “$& {{search}}”.',
  )
})

test('dates follow the variant of the language that the browser prefers', () => {
  expect(chooseFormatLocale('en-US', ['de-AT', 'en-GB', 'en-US'])).toBe('en-GB')
  expect(chooseFormatLocale('de-DE', ['en-GB', 'de-AT'])).toBe('de-AT')
  expect(chooseFormatLocale('de-DE', ['en-GB'])).toBe('de-DE')
})
