import {isKeySegment, type Path} from 'sanity'

/** Milliseconds after which the caret stays where it is. */
const MAX_WAIT_MS = 1000

/**
 * Returns a CSS selector of the last piece of text that a link is on, or undefined if there is none.
 *
 * @param path - The path of the link or of one of its fields.
 * @param getValue - Returns the value at a path.
 */
export function selectEndOfLink(path: Path, getValue: (path: Path) => unknown): string | undefined {
  const index = path.lastIndexOf('markDefs')
  const [block, link] = [path[index - 1], path[index + 1]]
  if (!block || !link || !isKeySegment(block) || !isKeySegment(link)) {
    return undefined
  }
  const {children} = Object(getValue(path.slice(0, index)))
  const spans: readonly unknown[] = Array.isArray(children) ? children : []
  const last = spans.findLast((span) => {
    const {marks} = Object(span)
    return Array.isArray(marks) && marks.includes(link._key)
  })
  const {_key: key} = Object(last)
  return typeof key === 'string'
    ? `[data-pt-path$=${JSON.stringify(`[_key=="${block._key}"].children[_key=="${key}"]`)}]`
    : undefined
}

/**
 * Moves the caret to the end of the text in an element, when the text editor has the focus again.
 *
 * The editor sets its own caret a few times after a popover has closed, so this repeats it until a second has
 * passed, or the editor presses a key or the mouse.
 */
export function moveCaretBehind(selector: string): void {
  const controller = new AbortController()
  const options = {capture: true, signal: controller.signal}
  const move = () => {
    const text = findLastText(document.activeElement?.querySelector(selector))
    const selection = document.getSelection()
    if (
      text &&
      selection &&
      (selection.focusNode !== text || selection.focusOffset !== text.length)
    ) {
      selection.collapse(text, text.length)
    }
  }
  const stop = () => controller.abort()
  document.addEventListener('selectionchange', move, options)
  document.addEventListener('focusin', move, options)
  document.addEventListener(
    'keydown',
    () => {
      move()
      stop()
    },
    options,
  )
  document.addEventListener('pointerdown', stop, options)
  setTimeout(stop, MAX_WAIT_MS)
}

function findLastText(element: Element | null | undefined): Text | undefined {
  const last = [...(element?.querySelectorAll('[data-pt-text]') ?? [])].at(-1)?.lastChild
  return last instanceof Text ? last : undefined
}
