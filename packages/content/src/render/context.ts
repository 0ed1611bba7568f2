import {safeHref} from './safe-href.ts'
import {ENGLISH, type Words} from './words.ts'
import type {Settings} from './article.ts'

/** What renderers know besides the block in hand. */
export interface RenderContext {
  /** The base of image addresses, from `imageBase()`. */
  readonly images: string
  /** The origin of the page, such as https://site.example; links to others carry `rel`. */
  readonly origin: string
  readonly settings: Settings
  /** Where a site has its pages of articles, with `{slug}` in it; '' where it has none. */
  readonly articlePath: string
  /** Where a site has its pages of readers, with `{pin}` or `{slug}` in it; '' where it has none. */
  readonly readerPath: string
  /** The level of the article's title, 1 to 6; headings in the body follow beneath. */
  readonly headingLevel: number
  /** Nobody is offered to be called, whatever their status. */
  readonly hidesCalls?: boolean
  readonly words: Words
}

const NO_SETTINGS: Settings = {organisation: '', articlePath: '', phoneLines: []}

/** A context with defaults for all that is left out. */
export function renderContext(given: Partial<RenderContext>): RenderContext {
  return {
    images: '',
    origin: '',
    settings: NO_SETTINGS,
    articlePath: '',
    readerPath: '',
    headingLevel: 1,
    words: ENGLISH,
    ...given,
  }
}

/** The attributes of a link; none where the address is not safe. */
export function linkAttributes(
  href: string,
  {origin}: RenderContext,
): {href: string; rel: string | null} | undefined {
  const safe = safeHref(href)
  // A reader's page can tell what troubles someone: no other site needs to know where they come from.
  const foreign = safe?.startsWith('http') && new URL(safe).origin !== origin
  return safe ? {href: safe, rel: foreign ? 'noopener noreferrer' : null} : undefined
}

/**
 * The address of an article's page, or ''.
 *
 * A path in the organisation's settings counts for nothing, since it is one of the organisation's own
 * site: on any other it leads nowhere.
 */
export function articleAddress(
  {slug, pin = ''}: {readonly slug: string; readonly pin?: string},
  {articlePath, settings}: Pick<RenderContext, 'articlePath' | 'settings'>,
): string {
  const pattern = articlePath || (isAbsolute(settings.articlePath) ? settings.articlePath : '')
  return slug && fillPath(pattern, {slug, pin})
}

/** Tells whether an address leads to the same page from every site. */
export function isAbsolute(address: string): boolean {
  return /^https?:\/\//i.test(address)
}

/** Puts values into a pattern such as `/articles/{slug}`, escaped for an address. */
export function fillPath(pattern: string, values: Readonly<Record<string, string>>): string {
  const given = new Map(Object.entries(values))
  // Half of a surrogate pair has no form in an address.
  const escape = (name: string) => encodeURIComponent((given.get(name) ?? '').toWellFormed())
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => escape(name))
}
