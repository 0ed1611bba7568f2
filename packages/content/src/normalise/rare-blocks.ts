// Chunk boundary: this file, render/rare-renderers.ts and render/rare-words.ts are loaded lazily by
// `<reader-article>` (its article-extras.ts imports them), because most articles have only text and images.
// Nothing that every article needs may import them, such as common-blocks.ts or common-renderers.ts.
import {CALLOUT_TONES} from '../rules/callout-tone.ts'
import {type ReadRareBlock, readBlocks, readTextBlock} from './common-blocks.ts'
import type {Block, TextBlock} from './block.ts'
import {readReader} from './reader.ts'
import {textWithin} from './text-within.ts'
import {isRecord, itemsOf, oneOf, record, texts} from './untrusted-value.ts'

/**
 * Turns any value into blocks that are safe to render.
 *
 * Never throws and never loses text: a block that is not understood becomes a plain paragraph.
 *
 * @param isCustom - Returns true for the unknown block types that are kept unchanged.
 */
export function normaliseBlocks(value: unknown, isCustom?: (type: string) => boolean): Block[] {
  return readBlocks(itemsOf(value), createRareBlockParser(isCustom))
}

/** Creates a parser for blocks that few articles have; it keeps the text of blocks that are not understood. */
export function createRareBlockParser(isCustom?: (type: string) => boolean): ReadRareBlock {
  return (value, key) =>
    attempt(() => readKnownRareBlock(record(value), key, isCustom)) ||
    attempt(() => plainText(textWithin(value), key)) ||
    undefined
}

function readKnownRareBlock(
  value: Record<string, unknown>,
  _key: string,
  isCustom: ((type: string) => boolean) | undefined,
): Block | false | undefined {
  const {_type} = value
  if (_type === 'pullQuote') {
    const quote = texts(value, 'text', 'attribution')
    return quote.text ? {_type, _key, ...quote} : undefined
  }
  if (_type === 'callout') {
    const {title} = texts(value, 'title')
    const body = readSimpleText(value['body'], _key)
    const tone = oneOf(value['tone'], ...CALLOUT_TONES) ?? 'note'
    return title || body.length > 0 ? {_type, _key, tone, title, body} : undefined
  }
  if (_type === 'readerCard') {
    const reader = readReader(value['reader'])
    return reader && {_type, _key, reader}
  }
  if (_type !== 'block' && typeof _type === 'string' && isCustom?.(_type)) {
    return {_type: 'custom', _key, value}
  }
  return readTextBlock(value, _key, textWithin)
}

/** Reads the text of a callout, which has only paragraphs. */
function readSimpleText(value: unknown, prefix: string): TextBlock[] {
  const blocks: TextBlock[] = []
  for (const item of itemsOf(value)) {
    const key = `${prefix}-${blocks.length}`
    const block =
      attempt(() => isRecord(item) && readTextBlock(item, key, textWithin)) ||
      attempt(() => plainText(textWithin(item), key))
    if (block) {
      blocks.push({...block, style: 'normal'})
    }
  }
  return blocks
}

function plainText(text: string, _key: string): TextBlock | undefined {
  return text.trim()
    ? {
        _type: 'block',
        _key,
        style: 'normal',
        children: [{_type: 'span', _key: '0', text, marks: []}],
        markDefs: [],
      }
    : undefined
}

// Content can come from a script of the page, with fields that throw when they are read.
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
