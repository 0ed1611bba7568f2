// Imported first, because Lit's class needs a base class on servers too.
import {removeBaseElement} from './base-element.ts'
import {ReactiveElement} from '@lit/reactive-element'

import {applyStyles} from '../apply-styles.ts'
import {h} from '../dom.ts'

removeBaseElement()

/** The properties that every element has: the dataset to read from, and the language. */
export const sharedProperties = {
  projectId: {attribute: 'project-id', reflect: true},
  datasetName: {attribute: 'dataset', reflect: true},
  apiHost: {attribute: 'api-host', reflect: true},
  lang: {reflect: true},
}

/** The base class of all elements: the shared properties, and a shadow root that shows the fallback at first. */
export abstract class ReaderElement extends ReactiveElement {
  /** @internal */
  declare readonly ['constructor']: typeof ReactiveElement
  /** @internal */
  declare readonly renderRoot: ShadowRoot
  /** The project; by default from `configure()` or the script's URL. */
  declare projectId: string | null | undefined
  /** The dataset; `production` by default. */
  declare datasetName: string | null | undefined
  /** The origin of a Lake; omitted for hosted Sanity. */
  declare apiHost: string | null | undefined
  /** The language of dates and texts; by default that of the page. */
  declare lang: string

  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({mode: 'open', clonable: true})
    if (!root.firstChild) {
      root.append(h('slot', null))
    }
    applyStyles(root, this.constructor.elementStyles)
    return root
  }

  /** Called when the element moves to another document, which needs style sheets of its own. */
  adoptedCallback(): void {
    if (this.shadowRoot) {
      applyStyles(this.shadowRoot)
    }
  }
}

/**
 * Replaces all nodes of an element's shadow root, including a server's style element. When the content is complete,
 * the meta element holds the request, so that a copy of the element knows it too.
 */
export function showNodes(element: ReaderElement, nodes: Node): void {
  element.renderRoot.replaceChildren(nodes, h('meta', null))
  applyStyles(element.renderRoot)
}
