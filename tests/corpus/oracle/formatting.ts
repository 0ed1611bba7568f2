import {childOf, flagOf, valueOf, type Xml} from './xml.ts'
import type {Mark} from './visible-text.ts'

const FLAGS = [
  'b',
  'i',
  'bCs',
  'iCs',
  'strike',
  'dstrike',
  'vanish',
  'webHidden',
  'rtl',
  'cs',
] as const

/** A property of text that is on or off. */
export type Flag = (typeof FLAGS)[number]

/** The formatting that an element sets; what it does not set is missing. */
export interface Formatting {
  flags: ReadonlyMap<Flag, boolean>
  isUnderlined?: boolean | undefined
  position?: string | undefined
}

export const NO_FORMATTING: Formatting = {flags: new Map()}

// ISO/IEC 29500-1, 17.7.3: set in both a paragraph style and a character style, these are off.
const TOGGLES: ReadonlySet<Flag> = new Set(['b', 'i', 'bCs', 'iCs', 'strike', 'dstrike', 'vanish'])

/** Reads a `w:rPr` element. */
export function readFormatting(properties: Xml | undefined): Formatting {
  if (properties === undefined) {
    return NO_FORMATTING
  }
  const flags = FLAGS.flatMap((name): [Flag, boolean][] => {
    const value = flagOf(properties, `w:${name}`)
    return value === undefined ? [] : [[name, value]]
  })
  const underline = childOf(properties, 'w:u')
  return {
    flags: new Map(flags),
    ...(underline !== undefined && {isUnderlined: underline.attributes.get('val') !== 'none'}),
    position: valueOf(properties, 'w:vertAlign'),
  }
}

/** Returns the formatting of a text to which both apply; what `later` sets is stronger. */
export function override(earlier: Formatting, later: Formatting): Formatting {
  return {
    flags: new Map([...earlier.flags, ...later.flags]),
    isUnderlined: later.isUnderlined ?? earlier.isUnderlined,
    position: later.position ?? earlier.position,
  }
}

/** Combines the formatting of a paragraph style with that of a character style. */
export function combineStyles(paragraph: Formatting, character: Formatting): Formatting {
  const both = override(paragraph, character)
  const flags = new Map(both.flags)
  for (const flag of TOGGLES) {
    const [outer, inner] = [paragraph.flags.get(flag), character.flags.get(flag)]
    if (outer === true) {
      flags.set(flag, inner !== true)
    }
  }
  return {...both, flags}
}

/** Returns the marks of a text with this formatting. */
export function marksOf({flags, isUnderlined, position}: Formatting): Mark[] {
  const isOn = (flag: Flag) => flags.get(flag) === true
  const isComplex = isOn('rtl') || isOn('cs')
  const marks: Mark[] = []
  if (isOn(isComplex ? 'bCs' : 'b')) {
    marks.push('strong')
  }
  if (isOn(isComplex ? 'iCs' : 'i')) {
    marks.push('em')
  }
  if (isUnderlined === true) {
    marks.push('underline')
  }
  if (isOn('strike') || isOn('dstrike')) {
    marks.push('strike-through')
  }
  if (position === 'superscript') {
    marks.push('sup')
  }
  if (position === 'subscript') {
    marks.push('sub')
  }
  return marks
}
