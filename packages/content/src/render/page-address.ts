import type {Settings} from '../normalise/article.ts'

/**
 * Returns the address of an article's page, or ''.
 *
 * A path in the organisation's settings is a path on the organisation's own website, so it is ignored:
 * on any other website it would lead nowhere.
 */
export function articleAddress(
  {slug, pin = ''}: {readonly slug: string; readonly pin?: string},
  {articlePath, settings}: {readonly articlePath: string; readonly settings: Settings},
): string {
  const pattern = articlePath || (isAbsolute(settings.articlePath) ? settings.articlePath : '')
  return slug && fillPath(pattern, {slug, pin})
}

/** Returns true if an address leads to the same page from every website. */
export function isAbsolute(address: string): boolean {
  return /^https?:\/\//i.test(address)
}

/** Fills a pattern such as `/articles/{slug}` with values, escaped for an address. */
export function fillPath(pattern: string, values: Readonly<Record<string, string>>): string {
  const given = new Map(Object.entries(values))
  // Half of a surrogate pair cannot be part of an address.
  const escape = (name: string) => encodeURIComponent((given.get(name) ?? '').toWellFormed())
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => escape(name))
}
