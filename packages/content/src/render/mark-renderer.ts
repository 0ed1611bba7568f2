import {articleAddress, fillPath, linkAttributes, type RenderContext} from './context.ts'
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
  if (!definition) {
    return h(TAGS[mark] ?? mark, null, children)
  }
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

function addressOf(definition: MarkDefinition, context: RenderContext): string {
  switch (definition._type) {
    case 'link':
      return definition.href
    case 'articleLink':
      return articleAddress(definition, context)
    default:
      return fillPath(context.readerPath, {slug: definition.slug, pin: definition.pin})
  }
}
