import type {ArticleBody} from '../sanity.generated.ts'
import type {RenderContext} from './context.ts'
import type {Child, Hyperscript} from './hyperscript.ts'
import {renderFigure} from './figure.ts'
import type {SchemaBlock} from './portable-text.ts'
import {renderReaderCard} from './reader-parts.ts'

/** Renders one block; `children` is what it holds, rendered already. */
export type BlockRenderer<B extends SchemaBlock> = <N>(
  h: Hyperscript<N>,
  block: B,
  context: RenderContext,
  children?: Child<N>,
) => N

/** Every block type's renderer: a type of the schema without one does not compile. */
export const blockRenderers: {
  readonly [T in ArticleBody[number]['_type']]: BlockRenderer<Extract<SchemaBlock, {_type: T}>>
} = {
  block: (h, {_key, style}, {headingLevel}, children) => {
    if (style === 'blockquote') return h('blockquote', null, h('p', null, children))
    if (style === 'normal') return h('p', {part: _key === '0' && 'lead'}, children)
    const level = Math.min(headingLevel + Number(style[1]) - 1, 6)
    return h(`h${level}`, {id: `section-${_key}`, part: `heading ${style}`}, children)
  },
  figure: (h, {image}, {images}) => renderFigure(h, 'figure', image, images),
  pullQuote: (h, {text, attribution}) =>
    h(
      'figure',
      {part: 'pull-quote'},
      h('blockquote', null, h('p', null, text)),
      attribution && h('figcaption', {part: 'caption'}, attribution),
    ),
  callout: (h, {tone, title}, {words}, children) =>
    h(
      'aside',
      {part: `callout ${tone}`, 'aria-label': words[tone]},
      title && h('p', {part: 'label'}, title),
      children,
    ),
  readerCard: (h, {reader}, context) => renderReaderCard(h, reader, context),
}
