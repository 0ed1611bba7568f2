import {safeHref} from '../rules/safe-href.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import type {RenderContext} from './render-context.ts'

/** Renders a link if its URL is safe, otherwise only its content. */
export function renderLink<N>(
  h: Hyperscript<N>,
  href: string,
  context: RenderContext,
  children: Child<N>,
): N {
  const link = createLinkAttributes(href, context)
  return h(link ? 'a' : 'span', link ?? null, children)
}

/** Returns the attributes of a link; undefined if its URL is not safe. */
function createLinkAttributes(
  href: string,
  {origin}: RenderContext,
): {href: string; rel: string | null} | undefined {
  const safe = safeHref(href)
  // The URL of an article can reveal what troubles a visitor, so other websites must not see it as the referrer.
  const isForeign = safe?.startsWith('http') && new URL(safe).origin !== origin
  return safe ? {href: safe, rel: isForeign ? 'noopener noreferrer' : null} : undefined
}
