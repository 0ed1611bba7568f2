const elements = new Set<HTMLElement>()

/** Adds an element whose content is on screen. */
export function addShownElement(element: HTMLElement): void {
  elements.add(element)
}

/** The elements whose content is on screen. */
export function shownElements(): readonly HTMLElement[] {
  for (const element of elements) {
    if (!element.isConnected) {
      elements.delete(element)
    }
  }
  return [...elements]
}
