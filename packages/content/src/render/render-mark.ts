import type {MarkDefinition} from '../normalise/block.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import {articleAddress, fillPath} from './page-address.ts'
import type {RenderContext} from './render-context.ts'
import {renderLink} from './render-link.ts'

const TAGS: Readonly<Record<string, string>> = {underline: 'u', 'strike-through': 's'}

/** Renders a decorator, or an annotation if a definition is given. */
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
  return renderLink(h, findHref(definition, context), context, children)
}

function findHref(definition: MarkDefinition, context: RenderContext): string {
  switch (definition._type) {
    case 'link':
      return definition.href
    case 'articleLink':
      return articleAddress(definition, context)
    default:
      return fillPath(context.readerPath, {slug: definition.slug, pin: definition.pin})
  }
}
