import {blockRenderers} from './block-renderers.ts'
import type {RenderContext} from './context.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import {renderMark} from './mark-renderer.ts'
import {type List, nestLists} from './nest-lists.ts'
import type {Block, MarkDefinition, Span, TextBlock} from './portable-text.ts'
import {textWithin} from './value.ts'

/** Renders a block that a page has registered a renderer for; undefined renders it as plain text. */
export type CustomRenderer<N> = (value: Readonly<Record<string, unknown>>) => N | undefined

/** Renders normalised blocks, one node for each block or list. */
export function renderBlocks<N>(
  h: Hyperscript<N>,
  blocks: readonly Block[],
  context: RenderContext,
  custom?: CustomRenderer<N>,
): N[] {
  return nestLists(blocks).map((block) => renderBlock(h, block, context, custom))
}

function renderBlock<N>(
  h: Hyperscript<N>,
  block: Block | List,
  context: RenderContext,
  custom: CustomRenderer<N> | undefined,
): N {
  switch (block._type) {
    case '@list':
      return renderList(h, block, context)
    case 'block':
      return blockRenderers.block(h, block, context, renderSpans(h, block, context))
    case 'callout':
      return blockRenderers.callout(h, block, context, renderBlocks(h, block.body, context))
    case 'figure':
      return blockRenderers.figure(h, block, context, null)
    case 'pullQuote':
      return blockRenderers.pullQuote(h, block, context, null)
    case 'readerCard':
      return blockRenderers.readerCard(h, block, context, null)
    default:
      return custom?.(block.value) ?? h('p', null, textWithin(block.value))
  }
}

function renderList<N>(h: Hyperscript<N>, {listItem, children}: List, context: RenderContext): N {
  return h(
    listItem === 'number' ? 'ol' : 'ul',
    null,
    children.map((item) => h('li', null, renderSpans(h, item, context))),
  )
}

/** Nests marks: at each span the one that reaches furthest opens first. */
function renderSpans<N>(
  h: Hyperscript<N>,
  {children, markDefs}: {children: readonly (Span | List)[]; markDefs: TextBlock['markDefs']},
  context: RenderContext,
): Child<N>[] {
  const definitions = new Map<string, MarkDefinition>(markDefs.map((each) => [each._key, each]))
  const reach = (mark: string, from: number) => {
    let end = from
    for (let next = children[end]; next; next = children[++end]) {
      if (next._type !== 'span' || !next.marks.includes(mark)) break
    }
    return end
  }
  const range = (from: number, to: number, open: readonly string[]): Child<N>[] => {
    const nodes: Child<N>[] = []
    for (let at = from; at < to;) {
      const child = children[at]
      if (child?._type === 'span') {
        let mark = ''
        let end = at + 1
        for (const other of child.marks) {
          const reached = open.includes(other) ? 0 : reach(other, at)
          if (reached > end || (reached === end && !mark)) {
            mark = other
            end = reached
          }
        }
        end = Math.min(end, to)
        nodes.push(
          mark
            ? renderMark(h, mark, definitions.get(mark), context, range(at, end, [...open, mark]))
            : renderText(h, child.text),
        )
        at = end
      } else {
        if (child) nodes.push(renderList(h, child, context))
        at++
      }
    }
    return nodes
  }
  return range(0, children.length, [])
}

function renderText<N>(h: Hyperscript<N>, text: string): Child<N> {
  return text.includes('\n')
    ? text.split('\n').flatMap((line, index) => (index ? [h('br', null), line] : [line]))
    : text
}
