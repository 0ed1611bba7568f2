import type {Editor, EditorSelectionPoint, PortableTextBlock} from '@portabletext/editor'
import {isKeySegment, type Path} from 'sanity'

/** Milliseconds after which the caret stays where it is. */
const MAX_WAIT_MS = 5000

/**
 * Returns the place behind the text that a link is on, or undefined if it is on no text.
 *
 * @param path - The path of the link or of one of its fields.
 * @param blocks - The value of the text editor.
 */
export function findEndOfLink(
  path: Path,
  blocks: readonly PortableTextBlock[],
): EditorSelectionPoint | undefined {
  const index = path.lastIndexOf('markDefs')
  const [block, link] = [path[index - 1], path[index + 1]]
  if (!block || !link || !isKeySegment(block) || !isKeySegment(link)) {
    return undefined
  }
  const {children} = Object(blocks.find(({_key}) => _key === block._key))
  const spans: readonly unknown[] = Array.isArray(children) ? children : []
  const last = spans.findLast((span) => {
    const {marks} = Object(span)
    return Array.isArray(marks) && marks.includes(link._key)
  })
  const {_key: key, text} = Object(last)
  return typeof key === 'string' && typeof text === 'string'
    ? {path: [{_key: block._key}, 'children', {_key: key}], offset: text.length}
    : undefined
}

/**
 * Moves the caret behind the text that a link is on.
 *
 * Sanity sets its own caret a few times after the popover of a link has closed, later on a slow machine. So this moves
 * the caret back each time, until the editor presses a key or the mouse.
 *
 * @param editor - The text editor that the link is in.
 * @param path - The path of the link or of one of its fields.
 */
export function moveCaretBehind(editor: Editor, path: Path): void {
  const move = () => {
    const {value, selection} = editor.getSnapshot().context
    const end = findEndOfLink(path, value)
    if (end && !(isSame(selection?.anchor, end) && isSame(selection?.focus, end))) {
      editor.send({type: 'select', at: {anchor: end, focus: end}})
    }
  }
  move()
  const subscription = editor.on('selection', move)
  const controller = new AbortController()
  const stop = () => {
    subscription.unsubscribe()
    controller.abort()
  }
  const options = {capture: true, signal: controller.signal}
  document.addEventListener('keydown', stop, options)
  document.addEventListener('pointerdown', stop, options)
  setTimeout(stop, MAX_WAIT_MS)
}

function isSame(a: EditorSelectionPoint | undefined, b: EditorSelectionPoint): boolean {
  return a?.offset === b.offset && JSON.stringify(a.path) === JSON.stringify(b.path)
}
