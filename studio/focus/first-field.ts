const FIRST_FIELD = [
  '[data-testid^="field-"] input:enabled:read-write',
  '[data-testid^="field-"] textarea:enabled:read-write',
  '[data-testid^="field-"] [contenteditable="true"]',
  // The field of a reference has no test id of Sanity.
  '[data-testid="status-input"] [role="group"][tabindex="0"]',
]
  .map((control) => `[data-testid="form-view"] ${control}`)
  .join(', ')

/**
 * Calls back with the first field of a form that can be edited, as soon as there is one.
 *
 * Stops waiting when the editor presses another key or the mouse.
 *
 * @returns a function that stops waiting.
 */
export function waitForFirstField(
  container: Element,
  onFound: (field: HTMLElement) => void,
): () => void {
  const observer = new MutationObserver(check)
  const stop = () => {
    observer.disconnect()
    removeEventListener('keydown', stop, {capture: true})
    removeEventListener('pointerdown', stop, {capture: true})
  }
  function check() {
    const field = container.querySelector<HTMLElement>(FIRST_FIELD)
    if (field) {
      stop()
      onFound(field)
    }
  }
  observer.observe(container, {
    subtree: true,
    childList: true,
    attributeFilter: ['disabled', 'readonly', 'contenteditable'],
  })
  addEventListener('keydown', stop, {capture: true})
  addEventListener('pointerdown', stop, {capture: true})
  check()
  return stop
}
