/**
 * Milliseconds after the last key, after which the text editor has passed the text on to the form.
 * `@portabletext/editor` does so after a pause of 250 ms.
 */
const FLUSH_DELAY_MS = 350

let lastInput = -Infinity

if (typeof document !== 'undefined') {
  document.addEventListener('beforeinput', noteInput, true)
}

function noteInput({target}: Event): void {
  if (target instanceof HTMLElement && target.isContentEditable) {
    lastInput = performance.now()
  }
}

/** Returns true if a text editor may have text that the form does not know yet. */
export function isRichTextPending(): boolean {
  return performance.now() - lastInput < FLUSH_DELAY_MS
}

/** Waits until the form knows everything that has been typed in a text editor. */
export async function waitForRichText(): Promise<void> {
  while (isRichTextPending()) {
    await new Promise((resolve) => {
      setTimeout(resolve, lastInput + FLUSH_DELAY_MS - performance.now())
    })
  }
}
