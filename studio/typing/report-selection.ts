interface Caret {
  readonly anchorNode: Node | null
  readonly anchorOffset: number
  readonly focusNode: Node | null
  readonly focusOffset: number
}

/**
 * Tells the text editor about a caret that has just moved, before the next letter arrives.
 *
 * Browsers report a new place of the caret a moment later. If a letter is typed before, for example right after
 * the End key on a busy machine, `@portabletext/editor` inserts it in the right place and then moves the caret
 * back to where it was before, so that the next letters end up there.
 *
 * @returns a function that ends this.
 */
export function reportSelectionBeforeInput(document: Document): () => void {
  let reported: Caret | null = null
  const note = () => {
    reported = readCaret(document)
  }
  const report = ({target}: Event) => {
    if (
      target instanceof HTMLElement &&
      target.isContentEditable &&
      !isSame(reported, readCaret(document))
    ) {
      document.dispatchEvent(new Event('selectionchange'))
    }
  }
  document.addEventListener('selectionchange', note, {capture: true})
  document.addEventListener('beforeinput', report, {capture: true})
  return () => {
    document.removeEventListener('selectionchange', note, {capture: true})
    document.removeEventListener('beforeinput', report, {capture: true})
  }
}

function readCaret(document: Document): Caret | null {
  const selection = document.getSelection()
  return (
    selection && {
      anchorNode: selection.anchorNode,
      anchorOffset: selection.anchorOffset,
      focusNode: selection.focusNode,
      focusOffset: selection.focusOffset,
    }
  )
}

function isSame(a: Caret | null, b: Caret | null): boolean {
  return (
    a?.anchorNode === b?.anchorNode &&
    a?.anchorOffset === b?.anchorOffset &&
    a?.focusNode === b?.focusNode &&
    a?.focusOffset === b?.focusOffset
  )
}
