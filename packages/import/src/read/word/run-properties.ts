import {childOf, isOn, valueOf, type XmlElement} from './xml-element.ts'

/** The properties of text that matter for an article; a property is missing if the element does not set it. */
export interface RunProperties {
  bold?: boolean
  italic?: boolean
  /** Bold and italics of right-to-left text and of complex scripts. */
  complexBold?: boolean
  complexItalic?: boolean
  isComplex?: boolean
  underline?: boolean
  strike?: boolean
  hidden?: boolean
  code?: boolean
  position?: 'sup' | 'sub' | 'baseline'
}

/** The properties that a character style inverts if the paragraph style has set them too (ISO/IEC 29500-1, 17.7.3). */
export const TOGGLES = [
  'bold',
  'italic',
  'complexBold',
  'complexItalic',
  'strike',
  'hidden',
] as const satisfies readonly (keyof RunProperties)[]

const POSITIONS = {superscript: 'sup', subscript: 'sub', baseline: 'baseline'} as const

/** Reads a `w:rPr` element. */
export function readRunProperties(element: XmlElement | undefined): RunProperties {
  if (element === undefined || element.children.length === 0) {
    return {}
  }
  const properties: RunProperties = {}
  const set = (name: keyof Omit<RunProperties, 'position'>, value: boolean | undefined) => {
    if (value !== undefined) {
      properties[name] = value
    }
  }
  set('bold', isOn(element, 'w:b'))
  set('italic', isOn(element, 'w:i'))
  set('complexBold', isOn(element, 'w:bCs'))
  set('complexItalic', isOn(element, 'w:iCs'))
  set('isComplex', isOn(element, 'w:rtl') ?? isOn(element, 'w:cs'))
  set('strike', isOn(element, 'w:strike') ?? isOn(element, 'w:dstrike'))
  set('hidden', isOn(element, 'w:vanish'))
  if (isOn(element, 'w:webHidden') === true || isOn(element, 'w:specVanish') === true) {
    properties.hidden = true
  }
  const underline = childOf(element, 'w:u')
  if (underline !== undefined) {
    properties.underline = (underline.attributes['w:val'] ?? 'single') !== 'none'
  }
  const position = valueOf(element, 'w:vertAlign')
  if (position === 'superscript' || position === 'subscript' || position === 'baseline') {
    properties.position = POSITIONS[position]
  }
  return properties
}
