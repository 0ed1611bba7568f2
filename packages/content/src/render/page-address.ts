import type {Settings} from '../normalise/article.ts'

/**
 * Returns the URL of an article's page; '' if the article has no slug or no path is set.
 *
 * A relative path in the organisation's settings is ignored: it is valid only on the organisation's own website, and
 * other websites show the article too.
 */
export function articleAddress(
  {slug, pin = ''}: {readonly slug: string; readonly pin?: string},
  {articlePath, settings}: {readonly articlePath: string; readonly settings: Settings},
): string {
  const pattern = articlePath || (isAbsolute(settings.articlePath) ? settings.articlePath : '')
  return slug && fillPath(pattern, {slug, pin})
}

/** Returns true if a URL is absolute, so that it leads to the same page from every website. */
export function isAbsolute(url: string): boolean {
  return /^https?:\/\//i.test(url)
}

/** Replaces the placeholders of a pattern such as `/articles/{slug}` with percent-encoded values. */
export function fillPath(pattern: string, values: Readonly<Record<string, string>>): string {
  const valueOf = new Map(Object.entries(values))
  const escape = (name: string) => {
    const value = valueOf.get(name) ?? ''
    // `encodeURIComponent` throws an error for half of a surrogate pair; Firefox before version 119
    // has no `toWellFormed`.
    return encodeURIComponent(value.toWellFormed?.() ?? value)
  }
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => escape(name))
}
