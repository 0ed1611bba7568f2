import type {DocumentBlock, Span} from './document.ts'
import {ListNumbers} from './list-numbers.ts'

/**
 * Turns the items of numbered lists whose number the page would not show into paragraphs that begin with it.
 *
 * @param numbers - The number of each item of a numbered list as written.
 */
export function settleListNumbers(
  blocks: readonly DocumentBlock[],
  numbers: ReadonlyMap<DocumentBlock, number>,
): DocumentBlock[] {
  const shown = new ListNumbers()
  return blocks.map((block) => {
    if (block._type !== 'block' || block.listItem === undefined) {
      shown.interrupt()
      return block
    }
    const {listItem, level = 1, ...paragraph} = block
    const number = listItem === 'bullet' ? 1 : numbers.get(block)
    if (number === undefined) {
      // A further paragraph of an item has no number.
      shown.interrupt()
      return paragraph
    }
    const hasUsualLabel = {outer: true, inner: true}
    return shown.next({listItem, level, number, hasUsualLabel}) === undefined
      ? {...paragraph, children: addText(`${number}. `, block.children)}
      : block
  })
}

function addText(text: string, children: readonly Span[]): Span[] {
  const [first, ...others] = children
  const spans: readonly Pick<Span, 'text' | 'marks'>[] =
    first?.marks.length === 0
      ? [{text: text + first.text, marks: []}, ...others]
      : [{text, marks: []}, ...children]
  return spans.map(({text: spanText, marks}, index) => ({
    _type: 'span',
    _key: `s${index}`,
    text: spanText,
    marks,
  }))
}
