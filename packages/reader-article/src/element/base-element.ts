/** Whether this runtime has no DOM. Lit provides a base class only for Node, and not for the runtimes of edge servers. */
const isMissing = !('HTMLElement' in globalThis)

if (isMissing) {
  Object.assign(globalThis, {HTMLElement: EventTarget})
}

/** Removes the base class that this module has added, so that no other code takes the server for a browser. */
export function removeBaseElement(): void {
  if (isMissing) {
    Reflect.deleteProperty(globalThis, 'HTMLElement')
  }
}
