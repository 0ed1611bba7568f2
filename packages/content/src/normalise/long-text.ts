import type {LongTextBlock, Span, TextBlock} from './block.ts'
import {MAX_TEXT_LENGTH} from './common-blocks.ts'

/** In characters. */
const MAX_STRETCH_LENGTH = 2000

/** Divides a text block that is too long into stretches, at spaces if there are any. */
export function divideLongText(block: TextBlock): TextBlock | LongTextBlock {
  const {_key, children} = block
  if (children.reduce((length, {text}) => length + text.length, 0) <= MAX_TEXT_LENGTH) {
    return block
  }
  const stretches: Span[][] = []
  let stretch: Span[] = []
  let free = 0
  for (const span of children) {
    for (let rest = span.text; rest;) {
      if (free <= 0) {
        stretch = []
        stretches.push(stretch)
        free = MAX_STRETCH_LENGTH
      }
      const end = endOfStretch(rest, free)
      stretch.push(end < span.text.length ? {...span, text: rest.slice(0, end)} : span)
      rest = rest.slice(end)
      free = rest ? 0 : free - end
    }
  }
  return {_type: 'longText', _key, stretches, block}
}

function endOfStretch(text: string, free: number): number {
  if (text.length <= free) {
    return text.length
  }
  const afterSpace = /\s\S*$/.exec(text.slice(0, free))
  // A character of two code units is not divided.
  return afterSpace
    ? afterSpace.index + 1
    : /[\ud800-\udbff]/.test(text[free - 1] ?? '')
      ? free + 1
      : free
}
