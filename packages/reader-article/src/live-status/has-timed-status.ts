/** Whether an element shows a status that ends by itself, rendered by the element or by a server. */
export function hasTimedStatus(element: Element & {readonly renderRoot: ParentNode}): boolean {
  return [element, element.renderRoot].some((root) => root.querySelector('[part=presence] time'))
}
