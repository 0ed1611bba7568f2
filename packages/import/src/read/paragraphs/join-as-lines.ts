import type {ParagraphPart, Paragraph} from './paragraph.ts'

/** Joins paragraphs to the lines of one; labels of list items become text. */
export function joinAsLines(paragraphs: readonly Paragraph[]): ParagraphPart[] {
  return paragraphs.flatMap(({label, content}, index) => {
    const start = `${index === 0 ? '' : '\n'}${label === undefined ? '' : `${label.text} `}`
    return start === ''
      ? content
      : [{type: 'text' as const, text: start, decorators: []}, ...content]
  })
}
