import {elementsIn, isElement, type HtmlNode} from './html-node.ts'

const MAX_ANCESTORS = 1000

/** The elements of a document with their order; asking for an ancestor or an interval walks no tree. */
export class ElementTree {
  /** All elements in document order. */
  readonly elements: readonly HtmlNode[]
  readonly #starts = new Map<HtmlNode, number>()
  readonly #ends = new Map<HtmlNode, number>()
  readonly #parents = new Map<HtmlNode, HtmlNode>()

  constructor(root: HtmlNode) {
    this.elements = elementsIn(root)
    for (const [index, element] of this.elements.entries()) {
      this.#starts.set(element, index)
      for (const child of element.childNodes) {
        this.#parents.set(child, element)
      }
    }
    for (const element of this.elements.toReversed()) {
      const last = [...element.childNodes].findLast(isElement)
      const end = last === undefined ? undefined : this.#ends.get(last)
      this.#ends.set(element, end ?? this.startOf(element) + 1)
    }
  }

  /** Returns the position of an element in document order, from 0. */
  startOf(element: HtmlNode): number {
    return this.#starts.get(element) ?? -1
  }

  /** Returns the position after the last element in an element. */
  endOf(element: HtmlNode): number {
    return this.#ends.get(element) ?? -1
  }

  /** Returns whether an element is another one or in it. */
  isWithin(element: HtmlNode, container: HtmlNode): boolean {
    const position = this.startOf(element)
    return position >= this.startOf(container) && position < this.endOf(container)
  }

  /** Returns an element and its ancestors, from the inside out. */
  ancestorsOf(element: HtmlNode): HtmlNode[] {
    const ancestors: HtmlNode[] = []
    let next: HtmlNode | undefined = element
    while (next !== undefined && ancestors.length < MAX_ANCESTORS) {
      ancestors.push(next)
      next = this.#parents.get(next)
    }
    return ancestors
  }
}
