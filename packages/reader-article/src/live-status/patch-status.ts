import {type Reader, renderCalls, type RenderContext, renderStatus} from '@reader-article/content'

import {h} from '../dom.ts'

/**
 * Updates the nodes that show a reader's status, and no others: focus, selection and scroll position stay.
 *
 * Screen readers announce only changes inside a live region, so the region itself is kept, and gets the
 * reader's name before the status.
 *
 * @returns False if no node in the root shows this reader's status.
 */
export function patchStatus(root: ParentNode, reader: Reader, context: RenderContext): boolean {
  // An id may be any text, so it is compared instead of being put into a selector.
  const parts = [...root.querySelectorAll<HTMLElement>('[data-reader]')].filter(
    ({dataset}) => dataset['reader'] === reader.id,
  )
  for (const part of parts) {
    const isPresence = part.part.contains('presence')
    const rendered = h(
      'div',
      null,
      isPresence ? renderStatus(h, reader.status, context) : renderCalls(h, reader, context),
    )
    if (hasSameContent(part, rendered)) {
      continue
    }
    part.replaceChildren(...rendered.childNodes)
    if (part.role === 'status') {
      part.prepend(renderHiddenName(reader))
    }
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      part.animate({opacity: [0, 1]}, 200)
    }
  }
  return parts.length > 0
}

/** Renders the reader's name for screen readers only. */
function renderHiddenName({name}: Reader): Element {
  const element = document.createElement('span')
  element.part.add('reader-name')
  // Set as properties, since a content security policy may block a style attribute.
  Object.assign(element.style, {
    position: 'absolute',
    inlineSize: '1px',
    blockSize: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  })
  element.append(`${name}: `)
  return element
}

function hasSameContent(shown: Element, rendered: Node): boolean {
  const nodes = [...shown.childNodes].filter(
    (node) => !(node instanceof Element && node.part.contains('reader-name')),
  )
  return (
    nodes.length === rendered.childNodes.length &&
    nodes.every((node, index) => node.isEqualNode(rendered.childNodes[index] ?? null))
  )
}
