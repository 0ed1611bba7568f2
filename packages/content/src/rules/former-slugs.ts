/** More are of no use, and would be too many for an index. */
const MAX_FORMER_SLUGS = 50

/** What decides the former slugs of an article that is being published. */
export interface MovingArticle {
  /** The slug at which it is being published. */
  readonly slug: string
  /** The former slugs that it has, as they are stored. */
  readonly formerSlugs: unknown
  /** The slug at which it is public, or was; '' if there is none. */
  readonly publicSlug: string
}

/**
 * Returns the former slugs of an article that is being published: those that it has, and the one at which it was public,
 * each once and without its slug of now; the last fifty.
 */
export function nextFormerSlugs({slug, formerSlugs, publicSlug}: MovingArticle): string[] {
  const stored: readonly unknown[] = Array.isArray(formerSlugs) ? formerSlugs : []
  const slugs = new Set([...stored, publicSlug].filter((each) => typeof each === 'string'))
  slugs.delete('')
  slugs.delete(slug)
  return [...slugs].slice(-MAX_FORMER_SLUGS)
}
