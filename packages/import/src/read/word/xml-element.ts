/** An element of a part; names have the usual prefixes of their namespaces, whatever the document's prefixes are. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  /** The text, only of the elements that contain words or field instructions. */
  text: string
}

/** Returns the first child with this name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

/** Returns the first descendant with one of these names, in document order. */
export function findDescendant(element: XmlElement, ...names: string[]): XmlElement | undefined {
  for (const child of element.children) {
    const found = names.includes(child.name) ? child : findDescendant(child, ...names)
    if (found !== undefined) {
      return found
    }
  }
  return undefined
}

/** Returns the value of a property such as `<w:outlineLvl w:val="1"/>`. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val']
}

/** Returns the whole number of a property, or undefined. */
export function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const value = valueOf(element, name)
  return value !== undefined && /^-?\d{1,9}$/u.test(value.trim()) ? Number(value) : undefined
}

/** Returns whether a property is on; undefined if it is not set. */
export function isOn(element: XmlElement | undefined, name: string): boolean | undefined {
  const property = childOf(element, name)
  return property === undefined
    ? undefined
    : !/^(?:0|false|off)$/iu.test(property.attributes['w:val'] ?? 'true')
}
