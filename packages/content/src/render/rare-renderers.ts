import type {ArticleBody} from '../sanity.generated.ts'
import {type BlockRenderers, type CommonBlock, commonRenderers} from './common-renderers.ts'
import type {RenderContext} from './render-context.ts'
import type {Hyperscript} from './hyperscript.ts'
import {withRareWords} from './rare-words.ts'
import type {Block, CustomBlock, LongTextBlock} from '../normalise/block.ts'
import {renderReaderCard} from './render-reader.ts'
import {type RareBlock, renderBlocks, renderSpans} from './render-blocks.ts'
import {textWithin} from '../normalise/text-within.ts'

/** Renders a block that a page has registered a renderer for; undefined renders it as plain text. */
export type CustomRenderer<N> = (value: CustomBlock['value']) => N | undefined

const rareRenderers: BlockRenderers<Exclude<ArticleBody[number]['_type'], CommonBlock['_type']>> = {
  pullQuote: (h, {text, attribution}) =>
    h(
      'figure',
      {part: 'pull-quote'},
      h('blockquote', null, h('p', null, text)),
      attribution && h('figcaption', {part: 'caption'}, attribution),
    ),
  audio: (h, {file, caption, transcript}, {images, words}, children) =>
    h(
      'figure',
      {part: 'audio'},
      caption && h('figcaption', {part: 'caption'}, caption),
      file &&
        h('audio', {
          controls: true,
          preload: 'none',
          'aria-label': caption || null,
          // The Content Lake has files next to images.
          src: images.replace('/images/', '/files/') + file,
        }),
      transcript.length > 0 &&
        h(
          'details',
          // Without a file, the transcript is all there is.
          {part: 'transcript', open: !file},
          h('summary', null, withRareWords(words).transcript),
          children,
        ),
    ),
  callout: (h, {tone, title}, {words}, children) => {
    const name = withRareWords(words)[tone]
    return h(
      'aside',
      {part: `callout ${tone}`, 'aria-label': name},
      h('p', {part: 'label'}, title || name),
      children,
    )
  },
  readerCard: (h, {reader}, context) => renderReaderCard(h, reader, context),
}

/** The renderers of all block types: a type of the schema without a renderer does not compile. */
export const blockRenderers = {...commonRenderers, ...rareRenderers}

/** Renders a rare block. */
export function renderRareBlock<N>(
  h: Hyperscript<N>,
  block: RareBlock,
  context: RenderContext,
  custom?: CustomRenderer<N>,
): N {
  switch (block._type) {
    case 'callout':
      return blockRenderers.callout(h, block, context, renderAllBlocks(h, block.body, context))
    case 'pullQuote':
      return blockRenderers.pullQuote(h, block, context)
    case 'audio':
      return blockRenderers.audio(h, block, context, renderAllBlocks(h, block.transcript, context))
    case 'longText':
      return renderLongText(h, block, context)
    case 'readerCard':
      return blockRenderers.readerCard(h, block, context)
    default:
      return custom?.(block.value) ?? h('p', null, textWithin(block.value))
  }
}

/** Renders text in parts that can be added one by one, and of which browsers lay out only those near the screen. */
function renderLongText<N>(
  h: Hyperscript<N>,
  {block, stretches}: LongTextBlock,
  context: RenderContext,
): N {
  const parts = stretches.map(
    (children) => () =>
      h('span', {part: 'stretch'}, renderSpans(h, {...block, children}, context, true)),
  )
  return blockRenderers.block(h, block, context, parts)
}

/** Renders normalised blocks of all types, one node per block or list. */
export function renderAllBlocks<N>(
  h: Hyperscript<N>,
  blocks: readonly Block[],
  context: RenderContext,
  custom?: CustomRenderer<N>,
): N[] {
  return renderBlocks(h, blocks, context, (block) => renderRareBlock(h, block, context, custom))
}
