import type {ParagraphPart} from '../paragraphs/paragraph.ts'

// Between a number and its unit, and beside the punctuation of French, a no-break space is typography; elsewhere, editors
// and mail programs write it for a second space or at the edge of a mark.
const KEEPS_SPACE = /[\p{N}«»‹›!?;:%‰€$£§№]/u

/** Replaces the no-break spaces of a paragraph by spaces, except beside numbers and French punctuation. */
export function softenSpaces(content: readonly ParagraphPart[]): ParagraphPart[] {
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('')
  if (!text.includes('\u00a0')) {
    return [...content]
  }
  let offset = 0
  return content.map((part) => {
    if (part.type !== 'text') {
      return part
    }
    const start = offset
    offset += part.text.length
    return {
      ...part,
      text: part.text.replaceAll('\u00a0', (space, index: number) => {
        const position = start + index
        const isTypography =
          KEEPS_SPACE.test(text.charAt(position - 1)) || KEEPS_SPACE.test(text.charAt(position + 1))
        return isTypography ? space : ' '
      }),
    }
  })
}
