import {ENGLISH, withOtherWords} from '@reader-article/content'
import {describe, expect, it} from 'vitest'

import {ENGLISH_LISTS} from './list-words.ts'
import {listTranslations} from './list-translations.ts'
import {translations} from './translations.ts'

const LANGUAGES = ['ar', 'cy', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt']
// What is the same word there as in English.
const ALIKE = new Set(['de.status', 'nl.status', 'nl.tip'])

describe.each([
  ['articles', withOtherWords(ENGLISH), translations],
  ['lists', ENGLISH_LISTS, new Map(Object.entries(listTranslations))],
] as const)('the words of %s', (_, english, translated) => {
  it('are there in nine languages besides English', () => {
    expect([...translated.keys()].toSorted()).toEqual(LANGUAGES)
  })

  it.each(LANGUAGES)('are translated, with what is put into them: %s', (language) => {
    const words = new Map(Object.entries(translated.get(language) ?? {}))
    for (const [name, word] of Object.entries(english)) {
      const there = words.get(name) ?? ''
      expect([name, placeholders(there)]).toEqual([name, placeholders(word)])
      expect([name, there.trim()]).not.toEqual([name, ''])
    }
    const alike = Object.entries(english).filter(([name, word]) => words.get(name) === word)
    const named = alike.map(([name]) => `${language}.${name}`)
    expect(named.filter((name) => !name.endsWith('.pin') && !ALIKE.has(name))).toEqual([])
  })
})

function placeholders(word: string): readonly string[] {
  return (word.match(/\{\w+\}/g) ?? []).toSorted()
}
