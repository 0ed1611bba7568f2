import {nextFormerSlugs, record, text} from '@reader-article/content'

/** Operations of a patch that bring the former slugs of a version up to date. */
export type FormerSlugsPatch =
  | {readonly set: {readonly formerSlugs: readonly string[]}}
  | {readonly unset: readonly ['formerSlugs']}

/**
 * Returns how to patch the version of an article that is being published so that links to its former slugs can be
 * followed; undefined if it is right already.
 *
 * @param publicSlug - The slug at which the article is public, or was; '' if there is none.
 */
export function patchFormerSlugs(
  version: unknown,
  publicSlug: string,
): FormerSlugsPatch | undefined {
  const {formerSlugs: stored} = record(version)
  const formerSlugs = nextFormerSlugs({slug: slugOf(version), formerSlugs: stored, publicSlug})
  if (JSON.stringify(stored ?? []) === JSON.stringify(formerSlugs)) {
    return undefined
  }
  return formerSlugs.length > 0 ? {set: {formerSlugs}} : {unset: ['formerSlugs']}
}

/** Returns the slug of an article; '' if it has none. */
export function slugOf(article: unknown): string {
  return text(record(record(article)['slug'])['current'])
}

/** Returns all slugs at which an article is public: that of now and the former ones. */
export function allSlugsOf(article: unknown): string[] {
  const slug = slugOf(article)
  const {formerSlugs} = record(article)
  return [slug, ...nextFormerSlugs({slug, formerSlugs, publicSlug: ''})].filter(Boolean)
}
