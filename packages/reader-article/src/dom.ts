import type {Child, Hyperscript} from '@reader-article/content'

/** Creates elements as nodes of this document. No HTML is parsed, so nothing can be injected. */
export const h: Hyperscript<Node> = (tag, attributes, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : `${value}`)
    }
  }
  append(element, children)
  return element
}

/** Adds the children that are functions; emptied and run by the renderer of articles, with pauses. */
export const pendingChildren: (() => void)[] = []

function append(parent: Node, child: Child<Node>): void {
  if (Array.isArray(child)) {
    for (const each of child) {
      append(parent, each)
    }
  } else if (child instanceof Node) {
    parent.appendChild(child)
  } else if (typeof child === 'string') {
    parent.appendChild(new Text(child))
  } else if (typeof child === 'function') {
    const place = parent.appendChild(new Text())
    pendingChildren.push(() => place.replaceWith(child()))
  }
}
