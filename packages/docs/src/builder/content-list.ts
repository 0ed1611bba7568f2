import {queryUrl} from '@reader-article/content'
import type {SnippetOptions} from 'reader-article/snippets'

/** The articles and readers of a dataset, by their keys. */
export interface ContentList {
  readonly articles: readonly {readonly title: string; readonly slug: string}[]
  readonly readers: readonly {readonly name: string; readonly pin: string}[]
}

const MAX_ITEMS = 200
const TIMEOUT_MS = 10_000
const QUERY = `{
  "articles": *[_type == "article" && defined(slug.current) && defined(title)] | order(publishedAt desc)[0...${MAX_ITEMS}]{title, "slug": slug.current},
  "readers": *[_type == "reader" && retired != true && defined(pin) && defined(name)] | order(name asc)[0...${MAX_ITEMS}]{name, pin}
}`

/** Fetches what can be chosen in a dataset. Rejects if the dataset cannot be reached or read. */
export async function fetchContentList(
  source: SnippetOptions['source'],
  signal: AbortSignal,
): Promise<ContentList> {
  const response = await fetch(queryUrl(source, {query: QUERY, parameters: {}}), {
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  })
  if (!response.ok) {
    throw new Error(`The dataset responded with status ${response.status}.`)
  }
  const {result}: {result: ContentList} = await response.json()
  return result
}
