import {h} from '../dom.ts'

const LIVE_PARTS = '[part=presence], [part=calls]'

/**
 * Takes over from a fresh rendering what depends on a status, and leaves all else as it is: focus,
 * selection and reading place stay.
 *
 * A status is put into the live region that stands there already, with the reader's name before it,
 * since only then is it announced, and understood.
 */
export function swapStatuses(root: ParentNode, fresh: ParentNode): void {
  const now = fresh.querySelectorAll<HTMLElement>(LIVE_PARTS)
  for (const [index, old] of root.querySelectorAll<HTMLElement>(LIVE_PARTS).entries()) {
    const next = now[index]
    if (!next || isSame(old, next)) continue
    const name = old.role === 'status' && old.dataset['of']
    old.replaceChildren(
      ...(name ? [h('span', {part: 'whose'}, `${name}: `)] : []),
      ...next.childNodes,
    )
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      old.animate({opacity: [0, 1]}, 200)
    }
  }
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
