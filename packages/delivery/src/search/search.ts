import type {SitePage, SitePages} from '../content/get-site-pages.ts'
import type {Reply} from '../http/reply.ts'
import {pageUrl, type Site} from '../site.ts'
import {foldText, type SearchOptions, type SearchType} from './search-options.ts'

/** An article or a reader that a search has found. */
export interface SearchResult {
  readonly type: SearchType
  /** The slug of an article, or the PIN of a reader. */
  readonly key: string
  readonly title: string
  readonly description: string
  readonly url: string
}

/** A page, and its text for comparisons. */
interface IndexedPage {
  readonly page: SitePage
  readonly type: SearchType
  readonly title: string
  readonly text: string
}

const MAX_RESULTS = 20
/** A description is a hint beside the title. */
const MAX_DESCRIPTION_LENGTH = 200

// A result of the query of all pages stays the same object until a live event says that it has changed.
const indexes = new WeakMap<object, readonly IndexedPage[]>()

/**
 * Renders what a search finds as JSON: articles, the newest first, and readers by name. Pages with the words in
 * their title are before those that have them elsewhere.
 */
export function search(pages: SitePages, {words, type}: SearchOptions, site: Site): Reply {
  const found = getIndex(pages).filter(
    (each) => (!type || each.type === type) && words.every((word) => each.text.includes(word)),
  )
  const isNamed = ({title}: IndexedPage) => words.every((word) => title.includes(word))
  const ordered = [...found.filter(isNamed), ...found.filter((each) => !isNamed(each))]
  const results = ordered.slice(0, MAX_RESULTS).map((each) => describe(each, site))
  return {
    status: 200,
    type: 'application/json',
    body: `${JSON.stringify({results, hasMore: found.length > MAX_RESULTS})}\n`,
    keys: ['articles', 'readers'],
    copies: [pages.copy],
    headers: {'access-control-allow-origin': '*', 'x-robots-tag': 'noindex'},
  }
}

function getIndex(pages: SitePages): readonly IndexedPage[] {
  const {result} = pages.copy
  const isObject = typeof result === 'object' && result !== null
  const known = isObject ? indexes.get(result) : undefined
  if (known) {
    return known
  }
  const created = [
    ...createIndex(pages.articles, 'article'),
    ...createIndex(pages.readers, 'reader'),
  ]
  if (isObject) {
    indexes.set(result, created)
  }
  return created
}

function createIndex(pages: readonly SitePage[], type: SearchType): readonly IndexedPage[] {
  return pages.map((page) => {
    const title = foldText(page.title)
    return {page, type, title, text: foldText(`${title} ${page.key} ${page.description}`)}
  })
}

function describe({page, type}: IndexedPage, site: Site): SearchResult {
  const {key, title, description} = page
  return {
    type,
    key,
    title,
    description: shorten(description),
    url: pageUrl(site, type === 'article' ? 'articles' : 'readers', key),
  }
}

function shorten(text: string): string {
  return text.length > MAX_DESCRIPTION_LENGTH
    ? // Half of a surrogate pair is no character.
      `${text.slice(0, MAX_DESCRIPTION_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : text
}
