/** The list properties of a block. */
export interface ListItem {
  listItem: 'bullet' | 'number'
  level: number
}

/** An item of a list as its document shows it. */
export interface WrittenItem extends ListItem {
  number: number
  /** Whether the page writes the label of such an item in the same way: in an outer list, and in an inner one. */
  hasUsualLabel: {outer: boolean; inner: boolean}
}

interface OpenList {
  listItem: 'bullet' | 'number'
  next: number
}

/**
 * Follows the numbers that a page shows for the items of lists: each list counts from 1, and again after anything that
 * is not a list item. An item that the page would show differently must be text.
 */
export class ListNumbers {
  #open: OpenList[] = []

  /** Something that is not a list item stands between the lists. */
  interrupt(): void {
    this.#open = []
  }

  /** Returns how the page shows an item; undefined, which interrupts the lists, if its label must be text. */
  next({listItem, level: written, number, hasUsualLabel}: WrittenItem): ListItem | undefined {
    const level = Math.min(written, this.#open.length + 1)
    const outer = this.#open.slice(0, level - 1)
    const current = this.#open[level - 1]
    const expected = current?.listItem === listItem ? current.next : 1
    const isInner = outer.some((list) => list.listItem === 'number')
    const isShown =
      listItem === 'bullet' ||
      (number === expected && (isInner ? hasUsualLabel.inner : hasUsualLabel.outer))
    if (!isShown) {
      this.interrupt()
      return undefined
    }
    this.#open = [...outer, {listItem, next: number + 1}]
    return {listItem, level}
  }
}
