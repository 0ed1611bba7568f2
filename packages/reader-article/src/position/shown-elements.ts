const elements = new Set<HTMLElement>()

/** Adds an element whose content is on screen. */
export function addShownElement(element: HTMLElement): void {
  elements.add(element)
}

/** Returns the elements whose content is on screen. */
export function getShownElements(): readonly HTMLElement[] {
  for (const element of elements) {
    if (!element.isConnected) {
      elements.delete(element)
    }
  }
  return [...elements]
}
