/** The kinds of pages that a search finds. */
export type SearchType = 'article' | 'reader'

/** What a search looks for. */
export interface SearchOptions {
  /** Words that a page must have; without one, all pages are found. */
  readonly words: readonly string[]
  /** Undefined for pages of every kind. */
  readonly type: SearchType | undefined
}

/** Longer texts are no names of articles or readers. */
const MAX_QUERY_LENGTH = 100
const SEARCH_TYPES: readonly SearchType[] = ['article', 'reader']

/** Reads the options in the query of `/search.json`; returns a message if one is not valid. */
export function readSearchOptions(query: Readonly<Record<string, string>>): SearchOptions | string {
  const {q = '', type = ''} = query
  if (q.length > MAX_QUERY_LENGTH) {
    return `q has ${q.length} characters. Use at most ${MAX_QUERY_LENGTH}, for example q=listen.`
  }
  const known = SEARCH_TYPES.find((each) => each === type)
  if (type && !known) {
    return `type ${JSON.stringify(type)} is not a type. Use one of: ${SEARCH_TYPES.join(', ')}.`
  }
  return {words: foldText(q).split(/\s+/).filter(Boolean), type: known}
}

/** Returns a text without differences of case, accents and Unicode forms, for comparisons. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
