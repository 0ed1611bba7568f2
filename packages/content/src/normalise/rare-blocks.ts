// Chunk boundary: this file, render/rare-renderers.ts and render/rare-words.ts are loaded lazily by
// `<reader-article>` (its article-extras.ts imports them), because most articles have only text and images.
// Files that every article needs, such as common-blocks.ts or common-renderers.ts, must not import them.
import {CALLOUT_TONES} from '../rules/callout-tone.ts'
import {type ReadRareBlock, readBlocks, readTextBlock} from './common-blocks.ts'
import type {ArticleBody} from '../sanity.generated.ts'
import type {Block, SchemaBlock, TextBlock} from './block.ts'
import {readReader} from './reader.ts'
import {divideLongText} from './long-text.ts'
import {textWithin} from './text-within.ts'
import {isRecord, itemsOf, findAllowed, record, text, texts} from './untrusted-value.ts'

/**
 * Turns any value into blocks that are safe to render.
 *
 * Never throws and never loses text: a block that is not understood becomes a plain paragraph.
 *
 * @param isCustom - Returns true for the unknown block types that are kept unchanged.
 * @param now - The time at which the readers' statuses are read; by default the current time.
 */
export function normaliseBlocks(
  value: unknown,
  isCustom?: (type: string) => boolean,
  now?: Date,
): Block[] {
  return readBlocks(itemsOf(value), createRareBlockParser(isCustom, now))
}

/** Creates a parser for blocks that few articles have; it keeps the text of blocks that are not understood. */
export function createRareBlockParser(
  isCustom?: (type: string) => boolean,
  now?: Date,
): ReadRareBlock {
  return (value, key) =>
    divideIfLong(
      attempt(() => readKnownRareBlock(record(value), key, isCustom, now)) ||
        attempt(() => createParagraph(textWithin(value), key)) ||
        undefined,
    )
}

function divideIfLong(block: Block | undefined): Block | undefined {
  return block?._type === 'block' ? divideLongText(block) : block
}

function readKnownRareBlock(
  value: Record<string, unknown>,
  key: string,
  isCustom: ((type: string) => boolean) | undefined,
  now: Date | undefined,
): Block | false | undefined {
  const {_type} = value
  for (const [type, parse] of Object.entries(RARE_BLOCK_PARSERS)) {
    if (type === _type) {
      return parse(value, key, now)
    }
  }
  if (typeof _type === 'string' && !/^(block|figure)$/.test(_type) && isCustom?.(_type)) {
    return {_type: 'custom', _key: key, value}
  }
  return readTextBlock(value, key, textWithin)
}

type RareType = Exclude<ArticleBody[number]['_type'], 'block' | 'figure'>

/** Parsers by the block types of the schema: a type without a parser does not compile. */
const RARE_BLOCK_PARSERS: {
  readonly [Type in RareType]: (
    value: Record<string, unknown>,
    key: string,
    now: Date | undefined,
  ) => Extract<SchemaBlock, {_type: Type}> | undefined
} = {
  pullQuote: (value, _key) => {
    const quote = texts(value, 'text', 'attribution')
    return quote.text ? {_type: 'pullQuote', _key, ...quote} : undefined
  },
  callout: (value, _key) => {
    const {title} = texts(value, 'title')
    const body = readSimpleText(value['body'], _key)
    const tone = findAllowed(value['tone'], ...CALLOUT_TONES) ?? 'note'
    return title || body.length > 0 ? {_type: 'callout', _key, tone, title, body} : undefined
  },
  readerCard: (value, _key, now) => {
    const reader = readReader(value['reader'], now)
    return reader && {_type: 'readerCard', _key, reader}
  },
  audio: (value, _key) => {
    const id = text(record(record(value['file'])['asset'])['_ref'])
    const file = /^file-(\w+)-(\w+)$/.exec(id)?.slice(1).join('.') ?? ''
    const caption = textWithin(value['caption'])
    // Each line becomes a paragraph.
    const lines = itemsOf(value['transcript']).flatMap((item) =>
      typeof item === 'string' ? item.split('\n') : item,
    )
    const transcript = readSimpleText(lines, _key)
    return file || caption || transcript.length > 0
      ? {_type: 'audio', _key, file, caption, transcript}
      : undefined
  },
}

/** Reads the text of a callout or a transcript, which has only paragraphs. */
function readSimpleText(value: unknown, prefix: string): TextBlock[] {
  const blocks: TextBlock[] = []
  for (const item of itemsOf(value)) {
    const key = `${prefix}-${blocks.length}`
    const block =
      attempt(() => isRecord(item) && readTextBlock(item, key, textWithin)) ||
      attempt(() => createParagraph(textWithin(item), key))
    if (block) {
      blocks.push({...block, style: 'normal'})
    }
  }
  return blocks
}

function createParagraph(content: string, _key: string): TextBlock | undefined {
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

// Content can come from a script of the page, with fields that throw when they are read.
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
