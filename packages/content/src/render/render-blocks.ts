import {type CommonBlock, commonRenderers} from './common-renderers.ts'
import type {RenderContext} from './render-context.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import {renderMark} from './render-mark.ts'
import {type List, nestLists} from './nest-lists.ts'
import type {Block, MarkDefinition, Span, TextBlock} from '../normalise/block.ts'

/** The blocks that few articles have. */
export type RareBlock = Exclude<Block, CommonBlock>

/** Renders normalised blocks, one node per block or list; rare blocks through `renderRare`, or not at all. */
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

/**
 * Nests the marks of spans: the mark that continues over the most spans is the outermost element.
 *
 * @param keepsLines - Keeps line feeds as they are, for text whose style shows them.
 */
export function renderSpans<N>(
  h: Hyperscript<N>,
  {children, markDefs}: {children: readonly (Span | List)[]; markDefs: TextBlock['markDefs']},
  context: RenderContext,
  keepsLines?: boolean,
): Child<N>[] {
  const definitions = new Map<string, MarkDefinition>(markDefs.map((each) => [each._key, each]))
  const renderRange = (from: number, to: number, open: readonly string[]): Child<N>[] => {
    const nodes: Child<N>[] = []
    for (let index = from, child = children[index]; index < to && child; child = children[index]) {
      let mark = ''
      let end = index
      for (const candidate of child.marks ?? []) {
        if (open.includes(candidate)) {
          continue
        }
        const hasMark = (position: number) => children[position]?.marks?.includes(candidate)
        let candidateEnd = index
        while (hasMark(candidateEnd)) {
          candidateEnd++
        }
        if (candidateEnd > end) {
          mark = candidate
          end = candidateEnd
        }
      }
      end = mark ? Math.min(end, to) : index + 1
      nodes.push(
        mark
          ? renderMark(
              h,
              mark,
              definitions.get(mark),
              context,
              renderRange(index, end, [...open, mark]),
            )
          : child._type === 'span'
            ? keepsLines
              ? child.text
              : renderText(h, child.text)
            : renderList(h, child, context),
      )
      index = end
    }
    return nodes
  }
  return renderRange(0, children.length, [])
}

function renderText<N>(h: Hyperscript<N>, text: string): Child<N> {
  return text.includes('\n')
    ? text.split('\n').flatMap((line, index) => (index ? [h('br', null), line] : [line]))
    : text
}
