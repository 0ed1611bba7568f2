import {ENGLISH, withRareWords} from '@reader-article/content'
import {describe, expect, it} from 'vitest'

import {ENGLISH_LISTS} from './list-words.ts'
import {listTranslations} from './list-translations.ts'
import {toLanguageTag, getRegisteredWords, registerLocale} from './locales.ts'
import {translations} from './translations.ts'

const LANGUAGES = ['ar', 'cy', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt']
/** Texts that are the same as in English. */
const SAME_AS_ENGLISH = {
  articles: [
    'cy.pin',
    'de.pin',
    'es.pin',
    'fr.pin',
    'it.pin',
    'nl.pin',
    'nl.tip',
    'pl.pin',
    'pt.pin',
  ],
  lists: ['de.status', 'nl.status'],
}

describe.each([
  ['articles', withRareWords(ENGLISH), translations],
  ['lists', ENGLISH_LISTS, new Map(Object.entries(listTranslations))],
] as const)('the texts of %s', (kind, english, translated) => {
  it('exist in nine languages in addition to English', () => {
    expect([...translated.keys()].toSorted()).toEqual(LANGUAGES)
  })

  it.each(LANGUAGES)('are translated, with the same placeholders in braces: %s', (language) => {
    const words = new Map(Object.entries(translated.get(language) ?? {}))
    for (const [name, word] of Object.entries(english)) {
      const translation = words.get(name) ?? ''
      expect([name, findPlaceholders(translation)]).toEqual([name, findPlaceholders(word)])
      expect([name, translation.trim()]).not.toEqual([name, ''])
    }
    const unchanged = Object.entries(english).filter(([name, word]) => words.get(name) === word)
    expect(unchanged.map(([name]) => `${language}.${name}`).toSorted()).toEqual(
      SAME_AS_ENGLISH[kind].filter((name) => name.startsWith(language)),
    )
  })
})

describe('a language', () => {
  it.each([
    ['de_DE', 'de-DE'],
    ['pt_BR', 'pt-BR'],
    ['PT_br', 'pt-BR'],
    ['zh_hant_tw', 'zh-Hant-TW'],
    ['en-gb', 'en-GB'],
    ['', 'en'],
    ['not a language', 'en'],
  ])('%j has the canonical tag %j', (lang, tag) => {
    expect(toLanguageTag(lang)).toBe(tag)
  })

  it('can be registered with an underscore', () => {
    registerLocale('pt_BR', {readingTime: '{n} min no Brasil'})
    expect(getRegisteredWords('pt-BR')?.readingTime).toBe('{n} min no Brasil')
  })
})

function findPlaceholders(word: string): readonly string[] {
  return (word.match(/\{\w+\}/g) ?? []).toSorted()
}
