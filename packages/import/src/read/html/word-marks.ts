import {readStyleName, type StyleKind} from '../paragraphs/style-names.ts'
import {attributeOf, nameOf, type HtmlNode} from './html-node.ts'
import type {Declarations} from './style-sheet.ts'

/** The list to which a paragraph of Word belongs. */
export interface WordList {
  /** As Word's style sheet names it, such as `l0`. */
  list: string
  /** Counted from 1. */
  level: number
}

const LIST = /^(?<list>l\d+)\s+level(?<level>\d+)/u

/** Returns the list of a paragraph of Word (`mso-list`); undefined if it has none. */
export function readWordList(declarations: Declarations): WordList | undefined {
  const groups = LIST.exec(declarations.get('mso-list') ?? '')?.groups
  const {list, level} = groups ?? {}
  return list === undefined || level === undefined ? undefined : {list, level: Number(level)}
}

/** Returns what the classes and properties of Word, Word online or ARIA say of a paragraph; undefined if nothing. */
export function readWordKind(element: HtmlNode, declarations: Declarations): StyleKind | undefined {
  const ariaLevel = Number.parseInt(attributeOf(element, 'aria-level'), 10)
  if (attributeOf(element, 'role') === 'heading' && ariaLevel > 0) {
    return {type: 'heading', level: ariaLevel}
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
