import {readStyleName, type StyleKind} from '../paragraphs/style-names.ts'
import {attributeOf, elementsIn, hasClass, nameOf, type HtmlNode} from './html-node.ts'
import type {Declarations} from './style-sheet.ts'

/** The list to which a paragraph of Word belongs. */
export interface WordList {
  /** As Word's style sheet names it, such as `l0`. */
  list: string
  /** Counted from 1. */
  level: number
}

const SPACER = /font:\s*7(?:\.0)?pt\s+["']?Times New Roman/iu
const LENGTH = /^(?<number>\d*\.?\d+)(?<unit>in|cm|pt|px)$/u
const POINTS_PER_UNIT = new Map([
  ['in', 72],
  ['cm', 72 / 2.54],
  ['px', 0.75],
])
const POINTS_PER_LEVEL = 36
const DEFAULT_HEADING_LEVEL = 2
const LIST = /^(?<list>l\d+)\s+level(?<level>\d+)/u

/** Returns the list of a paragraph of Word (`mso-list`); undefined if it has none. */
export function readWordList(declarations: Declarations): WordList | undefined {
  const groups = LIST.exec(declarations.get('mso-list') ?? '')?.groups
  const {list, level} = groups ?? {}
  return list === undefined || level === undefined ? undefined : {list, level: Number(level)}
}

/**
 * Returns the element that ends the label of a list item which lost its list: mail programs keep only the paragraph, and
 * the small font of the spaces after the label.
 */
export function findLabelSpacer(element: HtmlNode): HtmlNode | undefined {
  return hasClass(element, /^MsoListParagraph/u)
    ? elementsIn(element).find((each) => SPACER.test(attributeOf(each, 'style')))
    : undefined
}

/** Returns the list of an item which lost its list: its level shows only in its margin. */
export function readIndentedList(declarations: Declarations): WordList {
  const groups = LENGTH.exec(declarations.get('margin-left') ?? '')?.groups
  const points =
    Number(groups?.['number'] ?? 0) * (POINTS_PER_UNIT.get(groups?.['unit'] ?? '') ?? 1)
  return {list: '', level: Math.max(1, Math.round(points / POINTS_PER_LEVEL))}
}

/** Returns what the classes and properties of Word, Word online or ARIA say of a paragraph; undefined if nothing. */
export function readWordKind(element: HtmlNode, declarations: Declarations): StyleKind | undefined {
  const ariaLevel = Number.parseInt(attributeOf(element, 'aria-level'), 10)
  if (attributeOf(element, 'role') === 'heading') {
    return {type: 'heading', level: ariaLevel > 0 ? ariaLevel : DEFAULT_HEADING_LEVEL}
  }
  const outlineLevel = Number.parseInt(declarations.get('mso-outline-level') ?? '', 10)
  const tagLevel = /^h(?<level>[1-6])$/u.exec(nameOf(element))?.groups?.['level']
  const names = [
    declarations.get('mso-style-name')?.replaceAll(/^"|"$/gu, '') ?? '',
    ...attributeOf(element, 'class').split(/\s+/u).map(styleOfClass),
  ]
  const kind = names.map(readStyleName).find((each) => each !== undefined)
  if (kind?.type === 'contents') {
    return kind
  }
  if (tagLevel !== undefined) {
    return {type: 'heading', level: Number(tagLevel)}
  }
  return outlineLevel > 0 ? {type: 'heading', level: outlineLevel} : kind
}

// 'MsoIntenseQuote' is the style 'Intense Quote'.
function styleOfClass(name: string): string {
  return name.startsWith('Mso')
    ? name.slice('Mso'.length).replaceAll(/(?<=\p{Ll})(?=\p{Lu}|\d)/gu, ' ')
    : ''
}
