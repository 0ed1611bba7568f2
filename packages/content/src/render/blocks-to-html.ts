import {type PortableTextHtmlComponents, toHTML} from '@portabletext/to-html'

import {type RenderContext, renderContext} from './render-context.ts'
import {renderMark} from './render-mark.ts'
import {escapeHtml, Markup, markup as h, serialise} from './markup.ts'
import {nestLists} from './nest-lists.ts'
import {DECORATORS} from '../rules/decorators.ts'
import {normaliseBlocks} from '../normalise/rare-blocks.ts'
import {blockRenderers, renderAllBlocks} from './rare-renderers.ts'
import type {Block, MarkDefinition} from '../normalise/block.ts'

/**
 * Renders Portable Text as HTML, for servers and feeds; normalises it first.
 *
 * @example
 * blocksToHtml([{_type: 'block', children: [{_type: 'span', text: 'Hello'}]}]) // <p>Hello</p>
 */
export function blocksToHtml(value: unknown, context: Partial<RenderContext> = {}): string {
  return normalisedToHtml(normaliseBlocks(value, undefined, context.now), renderContext(context))
}

/** Renders normalised blocks as HTML, through `@portabletext/to-html`. */
export function normalisedToHtml(blocks: readonly Block[], context: RenderContext): string {
  const nodes = nestLists(blocks)
  // `toHTML()` passes loosely typed values to its components, so blocks are looked up by their keys.
  const byKey = new Map<string, Block>(blocks.map((block) => [block._key, block]))
  const type = ({value}: {value: Block}) => serialise(renderAllBlocks(h, [value], context))
  const mark = ({markType, value, children}: MarkOptions) =>
    renderMark(h, markType, value, context, new Markup(children)).html
  const components: Partial<PortableTextHtmlComponents> = {
    types: Object.fromEntries(
      [...Object.keys(blockRenderers), 'longText', 'custom'].map((name) => [name, type]),
    ),
    marks: Object.fromEntries([...DECORATORS, ...ANNOTATIONS].map((name) => [name, mark])),
    block: ({value, children = ''}) => {
      const block = byKey.get(value._key ?? '')
      return block?._type === 'block'
        ? blockRenderers.block(h, block, context, new Markup(children)).html
        : children
    },
    list: {
      bullet: ({children = ''}) => h('ul', null, new Markup(children)).html,
      number: ({children = ''}) => h('ol', null, new Markup(children)).html,
    },
    listItem: ({children = ''}) => h('li', null, new Markup(children)).html,
    hardBreak: () => '<br>',
    // The default escaping turns two spaces into a no-break space and a space.
    escapeHTML: escapeHtml,
  }
  return toHTML(nodes, {components})
}

const ANNOTATIONS: readonly MarkDefinition['_type'][] = ['link', 'articleLink', 'readerLink']

interface MarkOptions {
  readonly markType: string
  readonly value?: MarkDefinition
  readonly children: string
}
