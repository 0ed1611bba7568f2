import {articleQuery, formerArticleQuery, type Query} from '@reader-article/content'

import type {QueryResult} from './fetch-query.ts'

/**
 * Fetches the article that a slug means which no article has: the one that had it formerly, or the one that a misspelt
 * slug probably means. The result is null if there is none.
 */
export async function fetchByCandidates(
  slug: string,
  fetchArticle: (query: Query) => Promise<QueryResult>,
): Promise<QueryResult> {
  const queries = listSlugCandidates(slug).flatMap((value) => [
    articleQuery({by: 'slug', value}),
    formerArticleQuery(value),
  ])
  let found = await fetchArticle(formerArticleQuery(slug))
  for (const query of queries) {
    if (found.result !== null) {
      break
    }
    found = await fetchArticle(query)
  }
  return found
}

/**
 * Returns the slugs that a text may mean, except the text itself. The text may be in upper case, have spaces, or be a
 * URL whose path, query or hash contains the slug.
 */
export function listSlugCandidates(slug: string): readonly string[] {
  const {pathname, searchParams, hash} = parse(slug.trim())
  const parts = [
    lastSegment(pathname),
    searchParams.get('slug') ?? '',
    searchParams.get('article') ?? '',
    // The path of a router in the browser, such as #/articles/how-to-listen.
    hash.startsWith('#/') ? lastSegment(hash) : '',
  ]
  const candidates = new Set(parts.map(normalise).filter(Boolean))
  candidates.delete(slug)
  return [...candidates]
}

function parse(text: string): URL {
  const base = 'https://site.invalid'
  try {
    return new URL(text, base)
  } catch {
    return new URL(base)
  }
}

function lastSegment(path: string): string {
  return path.split('/').findLast(Boolean) ?? ''
}

function normalise(part: string): string {
  return decode(part)
    .replace(/\.html?$/i, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
