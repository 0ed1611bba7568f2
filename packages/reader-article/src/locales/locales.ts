import {ENGLISH, type Words} from '@reader-article/content'

import type {AllWords, ListWords} from './list-words.ts'

const locales = new Map<string, Words & Partial<ListWords>>([['en', ENGLISH]])

/**
 * Adds or replaces the words of a language; omitted words are English.
 *
 * @param lang - A BCP 47 tag: 'ga', or 'pt-BR' for one region.
 */
export function registerLocale(lang: string, words: Partial<AllWords>): void {
  locales.set(withHyphens(lang), {...ENGLISH, ...words})
}

/** The words that a page has registered for a language; English is always registered. */
export function registeredWords(lang: string): (Words & Partial<ListWords>) | undefined {
  return locales.get(lang) ?? locales.get(lang.split('-')[0] ?? '')
}

/** Loads the words of a language; English if there are none, or they cannot be loaded. */
export async function loadWords(lang: string): Promise<Words> {
  const [language = ''] = lang.split('-')
  const known = registeredWords(lang)
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

/** The language of an element, its own or the nearest ancestor's; a BCP 47 tag. */
export function languageOf(element: Element): string {
  return canonicalLanguage(element.closest('[lang]:not([lang=""])')?.getAttribute('lang') ?? 'en')
}

/** A BCP 47 tag in its canonical form; 'en' if it is invalid. */
export function canonicalLanguage(lang: string): string {
  try {
    return Intl.getCanonicalLocales(withHyphens(lang))[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** Many systems write de_DE for the tag de-DE. */
function withHyphens(lang: string): string {
  return lang.replaceAll('_', '-')
}
