import type {ArticleBody} from '../sanity.generated.ts'
import type {RenderContext} from './render-context.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import {renderFigure} from './render-figure.ts'
import type {FigureBlock, SchemaBlock, TextBlock} from '../normalise/block.ts'

/** Renders one block; `children` is its content, which is rendered already. */
export type BlockRenderer<B extends SchemaBlock> = <N>(
  h: Hyperscript<N>,
  block: B,
  context: RenderContext,
  children?: Child<N>,
) => N

/** Renderers by the block types of the schema. */
export type BlockRenderers<T extends ArticleBody[number]['_type']> = {
  readonly [Type in T]: BlockRenderer<Extract<SchemaBlock, {_type: Type}>>
}

/** The blocks that nearly every article has; all others are rare, see normalise/rare-blocks.ts. */
export type CommonBlock = TextBlock | FigureBlock

/** The renderers of common blocks. */
export const commonRenderers: BlockRenderers<CommonBlock['_type']> = {
  block: (h, {_key, style, lead}, {headingLevel, headingIds}, children) => {
    if (style === 'blockquote') {
      return h('blockquote', null, h('p', null, children))
    }
    if (style === 'normal') {
      return h('p', {part: lead && 'lead'}, children)
    }
    const level = Math.min(headingLevel + Number(style[1]) - 1, 6)
    return h(`h${level}`, {id: headingIds?.get(_key), part: `heading ${style}`}, children)
  },
  figure: (h, {image}, {images}) => renderFigure(h, 'figure', image, images),
}
