import {type AllWords, ENGLISH_LISTS, type ListWords} from './list-words.ts'
import {loadWords, getRegisteredWords} from './locales.ts'

/** Loads all texts in a language; in English if there is no translation or it cannot be loaded. */
export async function loadAllWords(lang: string): Promise<AllWords> {
  const [words, lists] = await Promise.all([loadWords(lang), loadListWords(lang)])
  return {...words, ...lists, ...getRegisteredWords(lang)}
}

async function loadListWords(lang: string): Promise<ListWords> {
  const [language = ''] = lang.split('-')
  if (language === 'en') {
    return ENGLISH_LISTS
  }
  try {
    const {listTranslations} = await import('./list-translations.ts')
    return new Map(Object.entries(listTranslations)).get(language) ?? ENGLISH_LISTS
  } catch {
    return ENGLISH_LISTS
  }
}
