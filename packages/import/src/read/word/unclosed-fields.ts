import {isUnderstood} from './namespaces.ts'
import {contentOfControl} from './read-content.ts'
import {chooseAlternative} from './word-context.ts'
import type {XmlElement} from './xml-element.ts'

/** Returns the ordinals, counted from 0, of the fields in a text box or a note that are never closed. */
export function findUnclosedFields(elements: readonly XmlElement[]): Set<number> {
  const unclosed = new Set<number>()
  /** The number of open fields around the simple field that is being read. */
  let outer = 0
  const open: number[] = []
  let count = 0
  const visit = (element: XmlElement): void => {
    switch (element.name) {
      case 'w:del':
      case 'w:moveFrom':
      case 'w:txbxContent':
        return
      case 'w:fldSimple': {
        const before = outer
        outer = open.length
        count += 1
        element.children.forEach(visit)
        for (const ordinal of open.splice(outer)) {
          unclosed.add(ordinal)
        }
        outer = before
        return
      }
      case 'w:fldChar':
        switch (element.attributes['w:fldCharType']) {
          case 'begin':
            open.push(count)
            count += 1
            return
          case 'end':
            if (open.length > outer) {
              open.pop()
            }
            return
          default:
            return
        }
      case 'w:sdt':
        return contentOfControl(element).forEach(visit)
      case 'mc:AlternateContent':
        return chooseAlternative(element, isUnderstood).forEach(visit)
      default:
        return element.children.forEach(visit)
    }
  }
  elements.forEach(visit)
  return new Set([...unclosed, ...open])
}
