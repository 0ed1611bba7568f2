/** The texts of pages in addition to those of the elements; `{…}` is a placeholder. */
export interface PageWords {
  readonly articlesBy: string
  readonly readers: string
  readonly topics: string
  readonly newer: string
  readonly older: string
  readonly notFound: string
  readonly nothingHere: string
  readonly withdrawn: string
  readonly wasHere: string
  readonly near: string
  readonly feed: string
  /** The link from a newsletter to the page of its article. */
  readonly readOnTheWeb: string
  /** What the page to which a newsletter's call button leads shows. */
  readonly whenToCall: string
  readonly recording: string
}

const ENGLISH: PageWords = {
  articlesBy: 'Articles by {name}',
  readers: 'Readers',
  topics: 'Topics',
  newer: 'Newer articles',
  older: 'Older articles',
  notFound: 'Not found',
  nothingHere: 'There is nothing at this address.',
  withdrawn: 'No longer available',
  wasHere: 'The article at this address has been withdrawn.',
  near: 'Did you mean one of these?',
  feed: 'Feed',
  readOnTheWeb: 'Read on the web',
  whenToCall: 'The page shows whether {name} takes calls just now.',
  recording: 'Listen to the recording',
}

const GERMAN: PageWords = {
  articlesBy: 'Artikel von {name}',
  readers: 'Beraterinnen und Berater',
  topics: 'Themen',
  newer: 'Neuere Artikel',
  older: 'Ältere Artikel',
  notFound: 'Nicht gefunden',
  nothingHere: 'Unter dieser Adresse gibt es nichts.',
  withdrawn: 'Nicht mehr verfügbar',
  wasHere: 'Der Artikel unter dieser Adresse wurde zurückgezogen.',
  near: 'Meinten Sie einen von diesen?',
  feed: 'Feed',
  readOnTheWeb: 'Im Web lesen',
  whenToCall: 'Die Seite zeigt, ob {name} gerade Anrufe annimmt.',
  recording: 'Die Aufnahme hören',
}

/** Returns the texts in a language; in English if there is no translation. */
export function findPageWords(lang: string): PageWords {
  return lang.toLowerCase().split('-')[0] === 'de' ? GERMAN : ENGLISH
}
