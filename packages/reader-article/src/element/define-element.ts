/** Defines a custom element, unless the page has defined it already, in any version; a server has none. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  if ('customElements' in globalThis && !customElements.get(tag)) {
    customElements.define(tag, element)
  }
}
