import {safeHref} from '../rules/safe-href.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import type {RenderContext} from './render-context.ts'

/** Renders a link if its address is safe, otherwise only its content. */
export function renderLink<N>(
  h: Hyperscript<N>,
  href: string,
  context: RenderContext,
  children: Child<N>,
): N {
  const link = linkAttributes(href, context)
  return h(link ? 'a' : 'span', link ?? null, children)
}

/** The attributes of a link; undefined if its address is not safe. */
function linkAttributes(
  href: string,
  {origin}: RenderContext,
): {href: string; rel: string | null} | undefined {
  const safe = safeHref(href)
  // A reader's page can reveal what troubles a visitor: other websites must not see where they come from.
  const isForeign = safe?.startsWith('http') && new URL(safe).origin !== origin
  return safe ? {href: safe, rel: isForeign ? 'noopener noreferrer' : null} : undefined
}
