import {ENGLISH, type Words} from '@reader-article/content'

import type {AllWords, ListWords} from './list-words.ts'

const locales = new Map<string, Words & Partial<ListWords>>([['en', ENGLISH]])

/**
 * Adds or replaces the texts in a language; omitted texts are in English.
 *
 * @param lang - A BCP 47 tag: 'ga', or 'pt-BR' for one region.
 */
export function registerLocale(lang: string, words: Partial<AllWords>): void {
  locales.set(replaceUnderscores(lang), {...ENGLISH, ...words})
}

/** Returns the texts that a page has registered for a language; English is always registered. */
export function getRegisteredWords(lang: string): (Words & Partial<ListWords>) | undefined {
  return locales.get(lang) ?? locales.get(lang.split('-')[0] ?? '')
}

/** Loads the texts of articles in a language; in English if there is no translation or it cannot be loaded. */
export async function loadWords(lang: string): Promise<Words> {
  const [language = ''] = lang.split('-')
  const known = getRegisteredWords(lang)
  if (known) {
    return known
  }
  try {
    const {translations} = await import('./translations.ts')
    return translations.get(language) ?? ENGLISH
  } catch {
    return ENGLISH
  }
}

/** Returns the language of an element or of its nearest ancestor with a language, as a BCP 47 tag. */
export function getLanguage(element: Element): string {
  return toLanguageTag(element.closest('[lang]:not([lang=""])')?.getAttribute('lang') ?? 'en')
}

/** Returns a language as a BCP 47 tag in its canonical form; 'en' if it is invalid. */
export function toLanguageTag(lang: string): string {
  try {
    return Intl.getCanonicalLocales(replaceUnderscores(lang))[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** Many systems write a language tag with underscores, such as de_DE. */
function replaceUnderscores(lang: string): string {
  return lang.replaceAll('_', '-')
}
