import {list, record, text} from '@reader-article/content'

/** More are of no use, and would be too many for an index. */
const MAX_FORMER_SLUGS = 50

/**
 * Returns the former slugs of an article that is being published: those that it has, and the one at which it was public,
 * each once and without its slug of now; the last fifty.
 *
 * @param article - The version that is being published.
 * @param publicSlug - The slug at which the article is public, or was; '' if there is none.
 */
export function nextFormerSlugs(article: unknown, publicSlug: string): string[] {
  const slugs = new Set([...list(record(article)['formerSlugs']).map(text), publicSlug])
  slugs.delete('')
  slugs.delete(slugOf(article))
  return [...slugs].slice(-MAX_FORMER_SLUGS)
}

/** Returns true if the former slugs of an article are these. */
export function hasFormerSlugs(article: unknown, slugs: readonly string[]): boolean {
  const stored = record(article)['formerSlugs']
  return JSON.stringify(stored ?? []) === JSON.stringify(slugs)
}

/** Returns the slug of an article; '' if it has none. */
export function slugOf(article: unknown): string {
  return text(record(record(article)['slug'])['current'])
}

/** Returns all slugs at which an article is public: that of now and the former ones. */
export function allSlugsOf(article: unknown): string[] {
  return [slugOf(article), ...nextFormerSlugs(article, '')].filter(Boolean)
}
