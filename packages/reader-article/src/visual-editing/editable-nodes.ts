import {type EditTarget, type FieldAddress, isWithin} from './edit-target.ts'

/** A node on the page, and the field that it shows. */
export interface EditableNode {
  readonly node: HTMLElement
  readonly target: EditTarget
}

/** The nodes of a page's articles that show fields. */
export class EditableNodes {
  readonly #byArticle = new Map<Element, ReadonlyMap<HTMLElement, EditTarget>>()

  /** Replaces the nodes of an article. */
  set(article: Element, nodes: ReadonlyMap<HTMLElement, EditTarget>): void {
    this.#byArticle.set(article, nodes)
    for (const each of this.#byArticle.keys()) {
      if (!each.isConnected) {
        this.#byArticle.delete(each)
      }
    }
  }

  /** Finds the innermost node that an event is on, also in an open shadow root. */
  find(event: Event): EditableNode | undefined {
    for (const node of event.composedPath()) {
      for (const nodes of this.#byArticle.values()) {
        const target = node instanceof HTMLElement && nodes.get(node)
        if (target) {
          return {node, target}
        }
      }
    }
    return undefined
  }

  /** Finds the nodes that show a field of the Studio, or else a part of it, or else the field that it is a part of. */
  findAll(field: FieldAddress): readonly Element[] {
    const inner: Element[] = []
    const outer: Element[] = []
    for (const nodes of this.#byArticle.values()) {
      for (const [node, target] of nodes) {
        if (isWithin(target, field)) {
          inner.push(node)
        } else if (isWithin(field, target)) {
          outer.push(node)
        }
      }
    }
    return inner[0] ? inner : outer
  }
}
