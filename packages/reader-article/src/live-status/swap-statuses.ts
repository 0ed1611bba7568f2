const LIVE_PARTS = '[part=presence], [part=calls]'

/**
 * Takes over from a fresh rendering what depends on a status, and leaves all else as it is: focus,
 * selection and reading place stay.
 *
 * A status is put into the live region that stands there already, with the reader's name before it,
 * since only then is it announced, and understood.
 *
 * @returns Whether the two renderings are alike enough; where they are not, nothing is changed.
 */
export function swapStatuses(root: ParentNode, rendered: Node): boolean {
  const fresh = new DocumentFragment()
  fresh.append(rendered)
  const shown = root.querySelectorAll<HTMLElement>(LIVE_PARTS)
  const now = fresh.querySelectorAll(LIVE_PARTS)
  if (shown.length === 0 || shown.length !== now.length) {
    return false
  }
  for (const [index, old] of shown.entries()) {
    const next = now[index]
    if (!next || isSame(old, next)) {
      continue
    }
    const name = old.role === 'status' && old.dataset['of']
    old.replaceChildren(...next.childNodes)
    if (name) {
      old.prepend(whose(name))
    }
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      old.animate({opacity: [0, 1]}, 200)
    }
  }
  return true
}

function whose(name: string): Element {
  const element = document.createElement('span')
  element.part.add('whose')
  // Heard and not seen; by properties, which no content security policy refuses.
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

function isSame(old: Element, next: Element): boolean {
  const before = [...old.childNodes].filter(
    (node) => !(node instanceof Element && node.part.contains('whose')),
  )
  return (
    before.length === next.childNodes.length &&
    before.every((node, index) => node.isEqualNode(next.childNodes[index] ?? null))
  )
}
