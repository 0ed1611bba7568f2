import {readImage} from './image.ts'
import type {Block, BlockStyle, MarkDefinition, Span, TextBlock} from './block.ts'
import {DECORATORS} from '../rules/decorators.ts'
import {safeHref} from '../rules/safe-href.ts'
import {levelOf, list, findAllowed, record, text, texts} from './untrusted-value.ts'

/** Reads a block that is neither well-formed text nor an image; undefined if it has nothing to show. */
export type ReadRareBlock = (value: unknown, key: string) => Block | undefined

/**
 * Turns items of a body into blocks that are safe to render. Reads well-formed text and images, and passes
 * everything else to `readRareBlock`, which can be loaded lazily.
 *
 * @param from - The index of the first item; a block's key is the index of its item.
 * @param to - The index after the last item.
 */
export function readBlocks(
  items: readonly unknown[],
  readRareBlock: ReadRareBlock,
  from = 0,
  to = items.length,
): Block[] {
  const blocks: Block[] = []
  for (let index = from; index < to; index++) {
    const block = readBlock(items[index], `${index}`) ?? readRareBlock(items[index], `${index}`)
    if (!block) {
      continue
    }
    if (from + blocks.length === 0 && block._type === 'block') {
      block.lead = block.style === 'normal'
    }
    blocks.push(block)
  }
  return blocks
}

/** Reads well-formed text or an image; false if it is text without characters to show, undefined for any other value. */
export function readBlock(item: unknown, _key: string): Block | false | undefined {
  // Content can come from a script of the page, with fields that throw when they are read.
  try {
    const {_type} = record(item)
    const image = _type === 'figure' && readImage(item)
    if (image) {
      return {_type: 'figure', _key, image}
    }
    return _type === 'block' ? readTextBlock(record(item), _key) : undefined
  } catch {
    return undefined
  }
}

/** In characters; a browser takes up to a second to lay out a paragraph that is ten times as long. */
export const MAX_TEXT_LENGTH = 20_000

/**
 * Reads a paragraph, heading, quote or list item.
 *
 * @param readChildText - Returns the text to show for a child that is not a span; without this function, a block
 *   with such a child is not well-formed, and neither is a block that is longer than `MAX_TEXT_LENGTH`.
 * @returns False if the block has no text, undefined if it is not well-formed.
 */
export function readTextBlock(
  value: Record<string, unknown>,
  _key: string,
  readChildText?: (child: unknown) => string,
): TextBlock | false | undefined {
  const {children: givenChildren, level} = value
  if (!Array.isArray(givenChildren) || givenChildren.length === 0) {
    return undefined
  }
  const definitions = readDefinitions(value['markDefs'])
  const children: Span[] = []
  let length = 0
  for (const child of givenChildren) {
    const {text: spanText, marks} = record(child)
    const content = text(spanText) || readChildText?.(child)
    length += content?.length ?? 0
    if (!readChildText && (typeof spanText !== 'string' || length > MAX_TEXT_LENGTH)) {
      return undefined
    }
    if (content) {
      children.push({
        _type: 'span',
        _key: `${children.length}`,
        text: content,
        marks: readMarks(list(marks), definitions),
      })
    }
  }
  const listItem = findAllowed(value['listItem'], 'bullet', 'number')
  return (
    children.some((span) => span.text.trim()) && {
      _type: 'block',
      _key,
      style: listItem ? 'normal' : readStyle(value['style']),
      ...(listItem && {
        listItem,
        level: levelOf(level, 9),
      }),
      children,
      markDefs: [...definitions.values()],
    }
  )
}

function readStyle(value: unknown): BlockStyle {
  return (
    findAllowed(value, 'h2', 'h3', 'h4', 'blockquote') ??
    (value === 'h1' ? 'h2' : value === 'h5' || value === 'h6' ? 'h4' : 'normal')
  )
}

function readMarks(
  given: readonly unknown[],
  definitions: ReadonlyMap<unknown, MarkDefinition>,
): readonly string[] {
  // Most spans have no marks, and a long article has many spans.
  if (given.length === 0) {
    return []
  }
  // HTML has no link within a link, so only the first annotation counts.
  const annotation = definitions.get(given.find((mark) => definitions.has(mark)))
  const decorators = DECORATORS.filter((mark) => given.includes(mark))
  return annotation ? [annotation._key, ...decorators] : decorators
}

// The definitions get new keys, so that no key is also the name of a decorator.
function readDefinitions(value: unknown): Map<unknown, MarkDefinition> {
  const definitions = new Map<unknown, MarkDefinition>()
  for (const item of list(value)) {
    const {_key: givenKey, _type, href: givenHref} = record(item)
    const {slug, pin} = texts(item, 'slug', 'pin')
    const _key = `link-${definitions.size}`
    const href = safeHref(givenHref)
    const definition: MarkDefinition | false =
      _type === 'link' && href
        ? {_key, _type, href}
        : _type === 'articleLink' && slug
          ? {_key, _type, slug}
          : _type === 'readerLink' && !!pin && {_key, _type, pin, slug}
    if (typeof givenKey === 'string' && definition && !definitions.has(givenKey)) {
      definitions.set(givenKey, definition)
    }
  }
  return definitions
}
