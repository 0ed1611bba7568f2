import type {ListLabel} from './numbering.ts'

/** The list properties of a block. */
export interface ListItem {
  listItem: 'bullet' | 'number'
  level: number
}

interface OpenList {
  listItem: 'bullet' | 'number'
  next: number
}

const OTHER_FORMATS: ReadonlySet<string> = new Set([
  'lowerLetter',
  'upperLetter',
  'lowerRoman',
  'upperRoman',
  'ordinal',
  'none',
])

/**
 * Follows the numbers that a page shows for list items: an outer list counts 1, 2, 3 from its first item on, and an
 * inner list counts in letters. A label that differs becomes text: one of a list that starts at 5 or goes on after a
 * paragraph, and one such as '2.1' or an outer '(a)'. In inner lists only the count matters, and not whether it is
 * written in letters, numerals or digits.
 */
export class ListNumbers {
  #open: OpenList[] = []

  /** Something that is not a list item stands between the lists. */
  interrupt(): void {
    this.#open = []
  }

  /** Returns how the page shows an item; undefined if its label must be text. */
  next(label: ListLabel): ListItem | undefined {
    const level = Math.min(label.level, this.#open.length + 1)
    const outer = this.#open.slice(0, level - 1)
    const listItem = label.isBullet ? 'bullet' : 'number'
    const current = this.#open[level - 1]
    const expected = current?.listItem === listItem ? current.next : 1
    const isInner = outer.some((list) => list.listItem === 'number')
    const isShown =
      label.isBullet ||
      (label.number === expected &&
        (isInner
          ? label.isPlain !== false
          : label.isPlain === 'own' && !OTHER_FORMATS.has(label.format)))
    if (!isShown) {
      return undefined
    }
    this.#open = [...outer, {listItem, next: label.number + 1}]
    return {listItem, level}
  }
}
