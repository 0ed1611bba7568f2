import type {QueryResult} from './fetch-query.ts'

/**
 * Fetches the article that a misspelt slug probably means. The result is null if no candidate has an article.
 */
export async function fetchByCandidates(
  slug: string,
  fetchBySlug: (slug: string) => Promise<QueryResult>,
): Promise<QueryResult> {
  let found: QueryResult = {result: null, stale: false}
  for (const candidate of listSlugCandidates(slug)) {
    found = await fetchBySlug(candidate)
    if (found.result !== null) {
      break
    }
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
