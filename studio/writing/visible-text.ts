import {field, isRecord, itemsOf, text} from '@reader-article/content'

/** The fields of blocks that have text which visitors read, in reading order. */
const TEXT_FIELDS = ['title', 'text', 'attribution', 'caption', 'body', 'transcript'] as const

/** Returns the text of a block as visitors read it: without link addresses and names of styles. */
export function visibleText(block: unknown): string {
  if (typeof block === 'string') {
    return block
  }
  const children = field(block, 'children')
  if (Array.isArray(children)) {
    return children.map((child) => text(field(child, 'text'))).join('')
  }
  return isRecord(block)
    ? TEXT_FIELDS.flatMap((name) => itemsOf(block[name]).map(readPart)).join('\n')
    : ''
}

// Callouts and transcripts have text blocks, and nothing below them.
function readPart(part: unknown): string {
  return typeof part === 'string'
    ? part
    : itemsOf(field(part, 'children'))
        .map((child) => text(field(child, 'text')))
        .join('')
}
