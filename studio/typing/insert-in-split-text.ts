/** A run of text with the same marks. */
const SPAN = '[data-pt-inline="span"]'
/** A part of a span, which a colleague's caret or a comment has split. */
const LEAF = '[data-pt-marks]'

/**
 * Keeps a letter from appearing twice when it is typed beside a colleague's caret.
 *
 * `@portabletext/editor` lets the browser insert most letters, and expects them in the element that will show
 * them. A colleague's caret splits the text into several elements, and the browser may insert the letter in the
 * empty one behind that caret, while the editor shows it before the caret. The second letter is never stored, and
 * stays on screen until the caret moves. With this listener the editor alone inserts letters in such a text.
 *
 * @returns a function that ends this.
 */
export function insertInSplitText(document: Document): () => void {
  // On the document, so that the editor has handled the event before.
  const insert = (event: InputEvent) => {
    const {target, inputType, data} = event
    if (
      target instanceof HTMLElement &&
      target.isContentEditable &&
      inputType === 'insertText' &&
      event.cancelable &&
      !event.defaultPrevented &&
      isInSplitText(document.getSelection())
    ) {
      event.preventDefault()
      // The editor inserts the letter when it hears that the browser has done so.
      target.dispatchEvent(new InputEvent('input', {bubbles: true, inputType, data}))
    }
  }
  document.addEventListener('beforeinput', insert)
  return () => document.removeEventListener('beforeinput', insert)
}

function isInSplitText(selection: Selection | null): boolean {
  const node = selection?.anchorNode
  const element = node instanceof Element ? node : node?.parentElement
  const leaves = element?.closest(SPAN)?.querySelectorAll(LEAF)
  return leaves !== undefined && leaves.length > 1
}
