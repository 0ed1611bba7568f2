import {readImage} from './image.ts'
import type {Block, BlockStyle, MarkDefinition, Span, TextBlock} from './portable-text.ts'
import {readReader} from './reader.ts'
import {safeHref} from './safe-href.ts'
import {list, oneOf, record, text, texts, textWithin} from './value.ts'

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
  return readEach<Block>(value, '', (fields, key) => normaliseBlock(fields, key, isCustom))
}

function normaliseBlock(
  value: Record<string, unknown>,
  _key: string,
  isCustom: ((type: string) => boolean) | undefined,
): Block | undefined {
  const {_type} = value
  if (_type === 'figure') {
    const image = readImage(value)
    return image && {_type, _key, image}
  }
  if (_type === 'pullQuote') {
    const quote = texts(value, 'text', 'attribution')
    return quote.text ? {_type, _key, ...quote} : undefined
  }
  if (_type === 'callout') {
    const {title} = texts(value, 'title')
    const body = normaliseSimpleText(value['body'], `${_key}-`)
    const tone = oneOf(value['tone'], 'tip', 'warning') ?? 'note'
    return title || body.length > 0 ? {_type, _key, tone, title, body} : undefined
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
  return readEach(value, prefix, normaliseTextBlock).map((block) =>
    Object.assign(block, {style: 'normal' as const}),
  )
}

/** Reads items one by one; of one that is not understood, or throws, the text is kept. */
function readEach<B extends Block>(
  value: unknown,
  prefix: string,
  read: (fields: Record<string, unknown>, key: string) => B | undefined,
): (B | TextBlock)[] {
  const blocks: (B | TextBlock)[] = []
  for (const item of Array.isArray(value) ? value : [value]) {
    const key = prefix + blocks.length
    const block =
      attempt(() => read(record(item), key)) ??
      attempt(() => normaliseTextBlock({children: [textWithin(item)]}, key))
    if (block) blocks.push(block)
  }
  return blocks
}

function normaliseTextBlock(value: Record<string, unknown>, _key: string): TextBlock | undefined {
  const {children, level} = value
  if (!Array.isArray(children)) return undefined
  const definitions = readDefinitions(value['markDefs'])
  const spans = children.flatMap((child, index) => readSpan(child, `${index}`, definitions))
  const listItem = oneOf(value['listItem'], 'bullet', 'number')
  return spans.some((span) => span.text.trim())
    ? {
        _type: 'block',
        _key,
        style: listItem ? 'normal' : readStyle(value['style']),
        ...(listItem && {
          listItem,
          level: Math.min(Math.max(Math.round(Number(level)) || 1, 1), DEEPEST_LEVEL),
        }),
        children: spans,
        markDefs: [...definitions.values()],
      }
    : undefined
}

function readStyle(value: unknown): BlockStyle {
  return (
    oneOf(value, 'h2', 'h3', 'h4', 'blockquote') ??
    (value === 'h1' ? 'h2' : value === 'h5' || value === 'h6' ? 'h4' : 'normal')
  )
}

function readSpan(
  child: unknown,
  _key: string,
  definitions: ReadonlyMap<string, MarkDefinition>,
): Span | readonly [] {
  const {text: own, marks} = record(child)
  const content = text(own) || textWithin(child)
  return content
    ? {_type: 'span', _key, text: content, marks: readMarks(list(marks), definitions)}
    : []
}

function readMarks(
  given: readonly unknown[],
  definitions: ReadonlyMap<string, MarkDefinition>,
): readonly string[] {
  // Most text has none, and there may be much of it.
  if (given.length === 0) return []
  // A link within a link is no HTML, so that the first annotation is the one that counts.
  const annotations = given.flatMap((mark) => definitions.get(String(mark))?._key ?? [])
  return [...annotations.slice(0, 1), ...DECORATORS.filter((mark) => given.includes(mark))]
}

// The keys are made anew, so that none is also the name of a decorator.
function readDefinitions(value: unknown): Map<string, MarkDefinition> {
  const definitions = new Map<string, MarkDefinition>()
  for (const item of list(value)) {
    const {_key: given, _type, href: address} = record(item)
    const {slug, pin} = texts(item, 'slug', 'pin')
    const _key = `link-${definitions.size}`
    const href = safeHref(address)
    if (typeof given !== 'string' || definitions.has(given)) continue
    if (_type === 'link' && href) definitions.set(given, {_key, _type, href})
    if (_type === 'articleLink' && slug) definitions.set(given, {_key, _type, slug})
    if (_type === 'readerLink' && pin) definitions.set(given, {_key, _type, pin, slug})
  }
  return definitions
}

// Content may be handed in by a page's own script, where reading a field can throw.
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
