import type {DocumentBlock, Span} from './document.ts'

interface OpenList {
  listItem: 'bullet' | 'number'
  next: number
}

/**
 * Turns the items of numbered lists whose number the page would not show into paragraphs that begin with it: the page
 * counts from 1, and again after anything that is not a list item.
 *
 * @param numbers - The number of each item as written.
 */
export function settleListNumbers(
  blocks: readonly DocumentBlock[],
  numbers: ReadonlyMap<DocumentBlock, number>,
): DocumentBlock[] {
  let open: OpenList[] = []
  return blocks.map((block) => {
    if (block._type !== 'block' || block.listItem === undefined) {
      open = []
      return block
    }
    const {listItem, level: written = 1, ...paragraph} = block
    const level = Math.min(written, open.length + 1)
    const current = open[level - 1]
    const expected = current?.listItem === listItem ? current.next : 1
    const number = numbers.get(block) ?? expected
    if (listItem === 'number' && number !== expected) {
      open = []
      return {...paragraph, children: addText(`${number}. `, block.children)}
    }
    open = [...open.slice(0, level - 1), {listItem, next: expected + 1}]
    return block
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
