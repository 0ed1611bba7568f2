const INTERACTIONS = ['keydown', 'pointerdown', 'wheel'] as const

/**
 * Scrolls to a field whenever its form changes its height, for example because something above the field has loaded,
 * until the editor does something.
 *
 * @param name - The name of the field.
 * @returns A function that ends it.
 */
export function keepFieldInView(form: Element, name: string): () => void {
  const observer = new ResizeObserver(() =>
    form
      .querySelector(`[data-testid="field-${CSS.escape(name)}"]`)
      ?.scrollIntoView({block: 'nearest'}),
  )
  const stop = () => {
    observer.disconnect()
    for (const type of INTERACTIONS) {
      removeEventListener(type, stop, {capture: true})
    }
  }
  observer.observe(form)
  for (const type of INTERACTIONS) {
    addEventListener(type, stop, {capture: true, passive: true})
  }
  return stop
}
