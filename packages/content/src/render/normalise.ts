import {readImage} from './image.ts'
import type {Block, BlockStyle, MarkDefinition, Span, TextBlock} from './portable-text.ts'
import {readReader} from './reader.ts'
import {safeHref} from './safe-href.ts'
import {list, record, text, textWithin} from './value.ts'

/** The decorators, in the order in which they nest where they span the same text. */
export const DECORATORS: readonly string[] = ['strong', 'em', 'code', 'underline', 'strike-through']

const DEEPEST_LEVEL = 6

/**
 * Turns whatever stands where Portable Text is expected into blocks that are safe to render.
 *
 * Never throws and never loses text: what is not understood becomes a plain paragraph.
 *
 * @param isCustom - Tells which unknown block types are handed through untouched.
 */
export function normaliseBlocks(value: unknown, isCustom?: (type: string) => boolean): Block[] {
  const blocks: Block[] = []
  for (const item of Array.isArray(value) ? value : [value]) {
    const key = String(blocks.length)
    const block = attempt(() => normaliseBlock(item, key, isCustom)) ?? paragraph(item, key)
    if (block) blocks.push(block)
  }
  return blocks
}

function normaliseBlock(
  item: unknown,
  _key: string,
  isCustom: ((type: string) => boolean) | undefined,
): Block | undefined {
  const value = record(item)
  const {_type} = value
  if (_type === 'figure') {
    const image = readImage(value)
    return image && {_type, _key, image}
  }
  if (_type === 'pullQuote') {
    const quote = text(value['text'])
    return quote ? {_type, _key, text: quote, attribution: text(value['attribution'])} : undefined
  }
  if (_type === 'callout') {
    const {tone} = value
    const title = text(value['title'])
    const body = normaliseSimpleText(value['body'], _key)
    if (!title && body.length === 0) return undefined
    return {_type, _key, tone: tone === 'tip' || tone === 'warning' ? tone : 'note', title, body}
  }
  if (_type === 'readerCard') {
    const reader = readReader(value['reader'])
    return reader && {_type, _key, reader}
  }
  if (_type !== 'block' && typeof _type === 'string' && isCustom?.(_type)) {
    return {_type: 'custom', _key, value}
  }
  return normaliseTextBlock(value, _key)
}

/** Paragraphs and nothing else, as a biography or a callout holds them. */
function normaliseSimpleText(value: unknown, prefix: string): TextBlock[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item: unknown, index) => {
    const key = `${prefix}-${index}`
    const block = attempt(() => normaliseTextBlock(record(item), key)) ?? paragraph(item, key)
    return block ? Object.assign(block, {style: 'normal' as const}) : []
  })
}

function normaliseTextBlock(value: Record<string, unknown>, _key: string): TextBlock | undefined {
  const {children, listItem, level} = value
  if (!Array.isArray(children)) return undefined
  const definitions = readDefinitions(value['markDefs'])
  const spans = children.flatMap((child, index) => readSpan(child, String(index), definitions))
  if (spans.every((span) => !span.text.trim())) return undefined
  const isItem = listItem === 'bullet' || listItem === 'number'
  return {
    _type: 'block',
    _key,
    style: isItem ? 'normal' : readStyle(value['style']),
    ...(isItem && {
      listItem,
      level: Math.min(Math.max(Math.round(Number(level)) || 1, 1), DEEPEST_LEVEL),
    }),
    children: spans,
    markDefs: [...definitions.values()],
  }
}

function readStyle(value: unknown): BlockStyle {
  if (value === 'h2' || value === 'h3' || value === 'h4' || value === 'blockquote') return value
  if (value === 'h1') return 'h2'
  return value === 'h5' || value === 'h6' ? 'h4' : 'normal'
}

function readSpan(
  child: unknown,
  _key: string,
  definitions: ReadonlyMap<string, MarkDefinition>,
): Span | readonly [] {
  const {text: own, marks} = record(child)
  const content = text(own) || textWithin(child)
  if (!content) return []
  if (!Array.isArray(marks) || marks.length === 0) {
    return {_type: 'span', _key, text: content, marks: []}
  }
  const given = new Set<unknown>(marks)
  // A link within a link is no HTML, so that the first annotation is the one that counts.
  const annotation = [...given].flatMap((mark) => definitions.get(String(mark)) ?? [])[0]
  const decorators = DECORATORS.filter((mark) => given.has(mark))
  return {
    _type: 'span',
    _key,
    text: content,
    marks: annotation ? [annotation._key, ...decorators] : decorators,
  }
}

// The keys are made anew, so that none is also the name of a decorator.
function readDefinitions(value: unknown): Map<string, MarkDefinition> {
  const definitions = new Map<string, MarkDefinition>()
  for (const item of list(value)) {
    const {_key: given, _type, href: address, slug, pin} = record(item)
    const _key = `link-${definitions.size}`
    const href = safeHref(address)
    if (typeof given !== 'string' || definitions.has(given)) continue
    if (_type === 'link' && href) definitions.set(given, {_key, _type, href})
    if (_type === 'articleLink' && text(slug)) {
      definitions.set(given, {_key, _type, slug: text(slug)})
    }
    if (_type === 'readerLink' && text(pin)) {
      definitions.set(given, {_key, _type, pin: text(pin), slug: text(slug)})
    }
  }
  return definitions
}

function paragraph(item: unknown, _key: string): TextBlock | undefined {
  const content = attempt(() => textWithin(item)) ?? ''
  return content.trim()
    ? {
        _type: 'block',
        _key,
        style: 'normal',
        children: [{_type: 'span', _key: '0', text: content, marks: []}],
        markDefs: [],
      }
    : undefined
}

// Content may be handed in by a page's own script, where reading a field can throw.
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
