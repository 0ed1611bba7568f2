import type {ListLabel} from '../paragraphs/list-label.ts'
import {textOf, type ParagraphPart} from '../paragraphs/paragraph.ts'
import {readLabel} from './read-label.ts'

// Pages and TextEdit write lists as text: tabs by the level, the label, and a tab.
const TYPED = /^(?<indent>\t*) *(?<label>[•◦▪‣⁃·]|\d{1,3}[.)]|[a-z][.)])\t\s*/u

/** Takes the label of a list item that is written as text out of its paragraph, and returns it. */
export function takeTypedLabel(content: ParagraphPart[]): ListLabel | undefined {
  const {indent = '', label} = TYPED.exec(textOf(content))?.groups ?? {}
  if (label === undefined) {
    return undefined
  }
  let rest = TYPED.exec(textOf(content))?.[0].length ?? 0
  for (const [index, part] of content.entries()) {
    if (part.type === 'text' && rest > 0) {
      content[index] = {...part, text: part.text.slice(rest)}
      rest -= Math.min(rest, part.text.length)
    }
  }
  const level = Math.max(1, indent.length)
  const number = Number.parseInt(label, 10)
  return readLabel({
    text: label,
    level,
    font: '',
    isBullet: undefined,
    next: Number.isFinite(number) ? number : 1,
  })
}
