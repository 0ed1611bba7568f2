import {type Reader, renderCalls, type RenderContext, renderStatus} from '@reader-article/content'

import {h} from '../dom.ts'

/**
 * Shows a reader's status in what already shows it, and changes nothing else: focus, selection and
 * reading position stay.
 *
 * A live region announces only a change of its content, so that the region stays and the reader's
 * name is put before the status.
 *
 * @returns False if nothing in the root shows this reader's status.
 */
export function patchStatus(root: ParentNode, reader: Reader, context: RenderContext): boolean {
  // Any text may be an id, so that it is compared and not put into a selector.
  const parts = [...root.querySelectorAll<HTMLElement>('[data-reader]')].filter(
    ({dataset}) => dataset['reader'] === reader.id,
  )
  for (const part of parts) {
    const isPresence = part.part.contains('presence')
    const now = h(
      'div',
      null,
      isPresence ? renderStatus(h, reader.status) : renderCalls(h, reader, context),
    )
    if (hasSameContent(part, now)) {
      continue
    }
    part.replaceChildren(...now.childNodes)
    if (part.role === 'status') {
      part.prepend(renderHiddenName(reader))
    }
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      part.animate({opacity: [0, 1]}, 200)
    }
  }
  return parts.length > 0
}

/** The reader's name for screen readers alone. */
function renderHiddenName({name}: Reader): Element {
  const element = document.createElement('span')
  element.part.add('whose')
  // By properties, which no content security policy refuses.
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

function hasSameContent(shown: Element, now: Node): boolean {
  const nodes = [...shown.childNodes].filter(
    (node) => !(node instanceof Element && node.part.contains('whose')),
  )
  return (
    nodes.length === now.childNodes.length &&
    nodes.every((node, index) => node.isEqualNode(now.childNodes[index] ?? null))
  )
}
