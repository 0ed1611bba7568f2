import {field, itemsOf} from '@reader-article/content'

import {visibleText} from './visible-text.ts'

/** In characters; what lists and search engines show of an excerpt. */
const MAX_LENGTH = 200

const sentences = new Intl.Segmenter(undefined, {granularity: 'sentence'})
const words = new Intl.Segmenter(undefined, {granularity: 'word'})

/** Suggests an excerpt: the first sentences of the first paragraph; undefined if there is no paragraph. */
export function suggestExcerpt(body: unknown): string | undefined {
  const paragraph = itemsOf(body)
    .filter((block) => isParagraph(block))
    .map((block) => visibleText(block).replaceAll(/\s+/gu, ' ').trim())
    .find(Boolean)
  return paragraph === undefined ? undefined : shorten(paragraph)
}

function isParagraph(block: unknown): boolean {
  return (
    field(block, '_type') === 'block' &&
    field(block, 'listItem') === undefined &&
    (field(block, 'style') ?? 'normal') === 'normal'
  )
}

function shorten(paragraph: string): string {
  const excerpt = take(sentences.segment(paragraph), MAX_LENGTH)
  return excerpt === '' ? `${take(words.segment(paragraph), MAX_LENGTH - 1)}…` : excerpt
}

/** Joins segments from the first one on, as long as they are not too long together. */
function take(segments: Iterable<{readonly segment: string}>, maxLength: number): string {
  let taken = ''
  for (const {segment} of segments) {
    if ((taken + segment).trimEnd().length > maxLength) {
      break
    }
    taken += segment
  }
  return taken.trimEnd()
}
