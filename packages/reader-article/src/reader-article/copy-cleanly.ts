/** Parts that make sense only on the page: navigation, the reader's current status and cards, players, decoration. */
const NOT_COPIED =
  'nav, aside[part~=card], audio, canvas, [part=reader], [part=reading-time], [aria-hidden=true]'
const KEPT_ATTRIBUTES = new Set(['href', 'src', 'alt', 'dir', 'lang', 'datetime'])
const BLOCKS =
  'article, header, footer, section, div, aside, figure, figcaption, blockquote, details, summary, p, h1, h2, h3, h4, h5, h6, ul, ol, li'

/** Cleans the HTML and text that a visitor copies from an article: removes parts, ids and the elements of `NOT_COPIED`. */
export function copyCleanly(root: ShadowRoot): void {
  // A listener that has been added is not added again.
  root.addEventListener('copy', writeCleanCopy)
}

function writeCleanCopy(event: Event): void {
  const root = event.currentTarget
  if (!(root instanceof ShadowRoot)) {
    return
  }
  const [range] = getSelection()?.getComposedRanges?.({shadowRoots: [root]}) ?? []
  const data = event instanceof ClipboardEvent && event.clipboardData
  if (!data || !range || !isWithin(root, range)) {
    return
  }
  const selected = document.createRange()
  selected.setStart(range.startContainer, range.startOffset)
  selected.setEnd(range.endContainer, range.endOffset)
  const copy = document.createElement('div')
  copy.append(selected.cloneContents())
  clean(copy)
  data.setData('text/html', copy.innerHTML)
  data.setData('text/plain', toPlainText(copy))
  event.preventDefault()
}

function isWithin(
  root: ShadowRoot,
  {collapsed, startContainer, endContainer}: StaticRange,
): boolean {
  return !collapsed && startContainer.getRootNode() === root && endContainer.getRootNode() === root
}

function clean(copy: Element): void {
  for (const each of copy.querySelectorAll(NOT_COPIED)) {
    each.remove()
  }
  for (const each of copy.querySelectorAll('*')) {
    for (const name of each.getAttributeNames()) {
      if (!KEPT_ATTRIBUTES.has(name)) {
        each.removeAttribute(name)
      }
    }
  }
}

/** Returns the text with an empty line between blocks, and a line for each list item. */
function toPlainText(copy: Element): string {
  const lines = document.createElement('div')
  lines.append(...[...copy.childNodes].map((node) => node.cloneNode(true)))
  for (const br of lines.querySelectorAll('br')) {
    br.replaceWith('\n')
  }
  for (const block of lines.querySelectorAll(BLOCKS)) {
    block.before(block.localName === 'li' ? '\n' : '\n\n')
    block.after('\n\n')
  }
  return lines.textContent.replace(/\n{3,}/g, '\n\n').trim()
}
