import {fillPath, linkAttributes, type RenderContext} from './context.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import type {MarkDefinition} from './portable-text.ts'

const TAGS: Readonly<Record<string, string>> = {underline: 'u', 'strike-through': 's'}

/** Renders a decorator, or the annotation that a definition describes. */
export function renderMark<N>(
  h: Hyperscript<N>,
  mark: string,
  definition: MarkDefinition | undefined,
  context: RenderContext,
  children: Child<N>,
): N {
  if (!definition) return h(TAGS[mark] ?? mark, null, children)
  return renderLink(h, addressOf(definition, context), context, children)
}

/** Renders a link where its address is safe, else the text alone. */
export function renderLink<N>(
  h: Hyperscript<N>,
  href: string,
  context: RenderContext,
  children: Child<N>,
): N {
  const link = linkAttributes(href, context)
  return h(link ? 'a' : 'span', link ?? null, children)
}

function addressOf(definition: MarkDefinition, {settings, readerPath}: RenderContext): string {
  if (definition._type === 'link') return definition.href
  const {slug} = definition
  return definition._type === 'articleLink'
    ? fillPath(settings.articlePath, {slug})
    : fillPath(readerPath, {slug, pin: definition.pin})
}
