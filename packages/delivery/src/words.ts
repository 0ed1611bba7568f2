/** The texts of pages in addition to those of the elements; `{…}` is a placeholder. */
export interface PageWords {
  readonly articlesBy: string
  readonly readers: string
  readonly topics: string
  readonly newer: string
  readonly older: string
  readonly notFound: string
  readonly nothingHere: string
  readonly near: string
  readonly feed: string
}

const ENGLISH: PageWords = {
  articlesBy: 'Articles by {name}',
  readers: 'Readers',
  topics: 'Topics',
  newer: 'Newer articles',
  older: 'Older articles',
  notFound: 'Not found',
  nothingHere: 'There is nothing at this address.',
  near: 'Did you mean one of these?',
  feed: 'Feed',
}

const GERMAN: PageWords = {
  articlesBy: 'Artikel von {name}',
  readers: 'Beraterinnen und Berater',
  topics: 'Themen',
  newer: 'Neuere Artikel',
  older: 'Ältere Artikel',
  notFound: 'Nicht gefunden',
  nothingHere: 'Unter dieser Adresse gibt es nichts.',
  near: 'Meinten Sie einen von diesen?',
  feed: 'Feed',
}

/** Returns the texts in a language; in English if there is no translation. */
export function findPageWords(lang: string): PageWords {
  return lang.toLowerCase().split('-')[0] === 'de' ? GERMAN : ENGLISH
}
