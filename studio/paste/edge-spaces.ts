import type {EditorBlock} from './editor-blocks.ts'

// One space: several ones indent.
const SPACE_BEFORE = /^[ \u00a0](?=\S)/u
const SPACE_AFTER = /(?<=\S)[ \u00a0]$/u

/**
 * Gives the first and the last block the spaces with which the copied text begins and ends: pasted into a sentence, its
 * words would be glued to those around it.
 *
 * @param text - The copied text as plain text.
 */
export function restoreEdgeSpaces(blocks: readonly EditorBlock[], text: string): EditorBlock[] {
  const last = blocks.length - 1
  return blocks.map((block, index) => {
    if (block._type !== 'block') {
      return block
    }
    const before = index === 0 && SPACE_BEFORE.test(text) ? ' ' : ''
    const after = index === last && SPACE_AFTER.test(text) ? ' ' : ''
    const lastChild = block.children.length - 1
    return {
      ...block,
      children: block.children.map((span, position) => ({
        ...span,
        text: `${position === 0 ? before : ''}${span.text}${position === lastChild ? after : ''}`,
      })),
    }
  })
}
