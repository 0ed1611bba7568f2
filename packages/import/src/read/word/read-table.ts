import {appendAll} from './append-all.ts'
import {isUnderstood} from './namespaces.ts'
import {joinAsLines} from './join-as-lines.ts'
import {contentOfControl} from './read-content.ts'
import {quote} from '../quote.ts'
import {chooseAlternative, warn, type WordContext} from './word-context.ts'
import {isBlank, textOf, type WordContent, type WordParagraph} from './word-paragraph.ts'
import {childOf, isOn, type XmlElement} from './xml-element.ts'

// A cell with more paragraphs and text than this is a part of the article, and not data.
const MAX_DATA_PARAGRAPHS = 3
const MAX_DATA_LENGTH = 300

/** Reads the blocks of a cell. */
export type ReadBlocks = (elements: readonly XmlElement[]) => WordParagraph[]

interface Cell {
  paragraphs: WordParagraph[]
  hasTable: boolean
}

/**
 * Reads a table, which an article cannot contain. A row of data becomes a paragraph with its cells side by side. A row
 * that lays out the page becomes the paragraphs of its cells: one that has a single cell with content, or a cell with a
 * heading, a picture, a quote, a table or much text; and the only row of a table, if a cell has several paragraphs.
 */
export function readTable(
  table: XmlElement,
  readBlocks: ReadBlocks,
  context: WordContext,
): WordParagraph[] {
  const rows = childrenNamed(table, 'w:tr').filter(isVisibleRow)
  const [first, ...others] = rows.map((row) =>
    childrenNamed(row, 'w:tc').flatMap((cell) => readCell(cell, readBlocks, context) ?? []),
  )
  if (first !== undefined && others.length === 0 && first.some(hasSeveralParagraphs)) {
    return first.flatMap((cell) => cell.paragraphs)
  }
  return [first ?? [], ...others].flatMap(convertRow)
}

function isVisibleRow(row: XmlElement): boolean {
  const properties = childOf(row, 'w:trPr')
  return childOf(properties, 'w:del') === undefined && isOn(properties, 'w:hidden') !== true
}

function hasSeveralParagraphs({paragraphs}: Cell): boolean {
  return paragraphs.length > 1
}

function convertRow(cells: readonly Cell[]): WordParagraph[] {
  const filled = cells.filter((cell) => cell.paragraphs.length > 0)
  const isLayout = filled.length <= 1 || filled.some(isPartOfArticle)
  return isLayout ? filled.flatMap((cell) => cell.paragraphs) : [joinCells(cells)]
}

// Rows and cells can be inside content controls and custom XML.
function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    switch (child.name) {
      case name:
        return [child]
      case 'w:sdt':
        return childrenNamed({...child, children: [...contentOfControl(child)]}, name)
      case 'w:customXml':
      case 'w:ins':
      case 'w:moveTo':
        return childrenNamed(child, name)
      case 'mc:AlternateContent':
        return childrenNamed(
          {...child, children: [...chooseAlternative(child, isUnderstood)]},
          name,
        )
      default:
        return []
    }
  })
}

/** Returns undefined for a cell that is merged into the one above or before it. */
function readCell(
  cell: XmlElement,
  readBlocks: ReadBlocks,
  context: WordContext,
): Cell | undefined {
  const properties = childOf(cell, 'w:tcPr')
  if (childOf(properties, 'w:cellDel') !== undefined) {
    return undefined
  }
  const paragraphs = readBlocks(cell.children).filter(({content}) => !isBlank(content))
  const isMerged = ['w:vMerge', 'w:hMerge'].some((name) => {
    const merge = childOf(properties, name)
    return merge !== undefined && merge.attributes['w:val'] !== 'restart'
  })
  if (isMerged) {
    if (paragraphs.length > 0) {
      const text = paragraphs.map(({content}) => textOf(content).trim()).join(' ')
      warn(
        context,
        `${text.trim() === '' ? 'a picture or a note' : `the text ${quote(text)}`} was left out: its table cell is merged into another one, and Word does not show it`,
      )
    }
    return undefined
  }
  return {paragraphs, hasTable: childOf(cell, 'w:tbl') !== undefined}
}

function isPartOfArticle({paragraphs, hasTable}: Cell): boolean {
  const length = paragraphs.reduce((sum, {content}) => sum + textOf(content).length, 0)
  return (
    hasTable ||
    (paragraphs.length > MAX_DATA_PARAGRAPHS && length > MAX_DATA_LENGTH) ||
    paragraphs.some(
      ({kind, content}) =>
        kind.type === 'heading' ||
        kind.type === 'quote' ||
        content.some((part) => part.type === 'picture'),
    )
  )
}

function joinCells(cells: readonly Cell[]): WordParagraph {
  const last = cells.findLastIndex((cell) => cell.paragraphs.length > 0)
  const content: WordContent[] = []
  for (const [index, cell] of cells.slice(0, last + 1).entries()) {
    if (index > 0) {
      content.push({type: 'text', text: ' | ', decorators: []})
    }
    appendAll(content, joinAsLines(cell.paragraphs))
  }
  const [first] = cells.flatMap((cell) => cell.paragraphs)
  return {line: first?.line ?? 1, kind: {type: 'text'}, content}
}
