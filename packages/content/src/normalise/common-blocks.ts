import {readImage} from './image.ts'
import type {Block, BlockStyle, MarkDefinition, Span, TextBlock} from './block.ts'
import {DECORATORS} from '../rules/decorators.ts'
import {safeHref} from '../rules/safe-href.ts'
import {levelOf, list, oneOf, record, text, texts} from './untrusted-value.ts'

/** Reads what is neither well-formed text nor a picture; undefined where nothing of it can be shown. */
export type ReadRareBlock = (value: unknown, key: string) => Block | undefined

/**
 * Turns well-formed text and pictures into blocks that are safe to render, and hands all else over,
 * so that a page need not load what most articles do without.
 *
 * @param from - Where to begin; a block's key is its place among the items.
 * @param to - Where to end, without that place.
 */
export function readBlocks(
  items: readonly unknown[],
  readRareBlock: ReadRareBlock,
  from = 0,
  to = items.length,
): Block[] {
  const blocks: Block[] = []
  for (let at = from; at < to; at++) {
    const block = readBlock(items[at], `${at}`) ?? readRareBlock(items[at], `${at}`)
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

/** False where a block is well-formed and has nothing to show; undefined where it is not understood. */
export function readBlock(item: unknown, _key: string): Block | false | undefined {
  // Content may be handed in by a page's own script, where reading a field can throw.
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

/**
 * Reads a paragraph, heading, quote or list item.
 *
 * @param rescue - What is shown of a child that has no text of its own; without it, such a block is
 *   not understood.
 * @returns False where it has no text, undefined where it is not understood.
 */
export function readTextBlock(
  value: Record<string, unknown>,
  _key: string,
  rescue?: (child: unknown) => string,
): TextBlock | false | undefined {
  const {children: given, level} = value
  if (!Array.isArray(given) || given.length === 0) {
    return undefined
  }
  const definitions = readDefinitions(value['markDefs'])
  const children: Span[] = []
  for (const child of given) {
    const {text: own, marks} = record(child)
    if (typeof own !== 'string' && !rescue) {
      return undefined
    }
    const content = text(own) || rescue?.(child)
    if (content) {
      children.push({
        _type: 'span',
        _key: `${children.length}`,
        text: content,
        marks: readMarks(list(marks), definitions),
      })
    }
  }
  const listItem = oneOf(value['listItem'], 'bullet', 'number')
  return (
    children.some((span) => span.text.trim()) && {
      _type: 'block',
      _key,
      style: listItem ? 'normal' : readStyle(value['style']),
      ...(listItem && {
        listItem,
        level: levelOf(level),
      }),
      children,
      markDefs: [...definitions.values()],
    }
  )
}

function readStyle(value: unknown): BlockStyle {
  return (
    oneOf(value, 'h2', 'h3', 'h4', 'blockquote') ??
    (value === 'h1' ? 'h2' : value === 'h5' || value === 'h6' ? 'h4' : 'normal')
  )
}

function readMarks(
  given: readonly unknown[],
  definitions: ReadonlyMap<unknown, MarkDefinition>,
): readonly string[] {
  // Most text has none, and there may be much of it.
  if (given.length === 0) {
    return []
  }
  // A link within a link is no HTML, so that the first annotation is the one that counts.
  const annotation = given.map((mark) => definitions.get(mark)?._key).find(Boolean)
  return [annotation ?? [], DECORATORS.filter((mark) => given.includes(mark))].flat()
}

// The keys are made anew, so that none is also the name of a decorator.
function readDefinitions(value: unknown): Map<unknown, MarkDefinition> {
  const definitions = new Map<unknown, MarkDefinition>()
  for (const item of list(value)) {
    const {_key: given, _type, href: address} = record(item)
    const {slug, pin} = texts(item, 'slug', 'pin')
    const _key = `link-${definitions.size}`
    const href = safeHref(address)
    const definition: MarkDefinition | false =
      _type === 'link' && href
        ? {_key, _type, href}
        : _type === 'articleLink' && slug
          ? {_key, _type, slug}
          : _type === 'readerLink' && !!pin && {_key, _type, pin, slug}
    if (typeof given === 'string' && definition && !definitions.has(given)) {
      definitions.set(given, definition)
    }
  }
  return definitions
}
