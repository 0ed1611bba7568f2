import {type CommonBlock, commonRenderers} from './common-renderers.ts'
import type {RenderContext} from './render-context.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import {renderMark} from './render-mark.ts'
import {type List, nestLists} from './nest-lists.ts'
import type {Block, MarkDefinition, Span, TextBlock} from '../normalise/block.ts'

/** The blocks that few articles have. */
export type RareBlock = Exclude<Block, CommonBlock>

/** Renders normalised blocks, one node for each block or list; what few articles have, by what is handed in. */
export function renderBlocks<N>(
  h: Hyperscript<N>,
  blocks: readonly Block[],
  context: RenderContext,
  renderRare?: (block: RareBlock, context: RenderContext) => N,
): N[] {
  return nestLists(blocks).flatMap((block) =>
    block._type === '@list'
      ? renderList(h, block, context)
      : block._type === 'block'
        ? commonRenderers.block(h, block, context, renderSpans(h, block, context))
        : block._type === 'figure'
          ? commonRenderers.figure(h, block, context)
          : (renderRare?.(block, context) ?? []),
  )
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
  const range = (from: number, to: number, open: readonly string[]): Child<N>[] => {
    const nodes: Child<N>[] = []
    for (let at = from, child = children[at]; at < to && child; child = children[at]) {
      let mark = ''
      let end = at
      for (const other of child.marks ?? []) {
        if (open.includes(other)) {
          continue
        }
        const isOn = (place: number) => children[place]?.marks?.includes(other)
        let reached = at
        while (isOn(reached)) {
          reached++
        }
        if (reached > end) {
          mark = other
          end = reached
        }
      }
      end = mark ? Math.min(end, to) : at + 1
      nodes.push(
        mark
          ? renderMark(h, mark, definitions.get(mark), context, range(at, end, [...open, mark]))
          : child._type === 'span'
            ? renderText(h, child.text)
            : renderList(h, child, context),
      )
      at = end
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
