import {isUnderstood} from './namespaces.ts'
import {convertRows, type Cell} from '../paragraphs/convert-rows.ts'
import {contentOfControl} from './read-content.ts'
import {quote} from '../quote.ts'
import {chooseAlternative, warn, type WordContext} from './word-context.ts'
import {isBlank, textOf, type Paragraph} from '../paragraphs/paragraph.ts'
import {childOf, isOn, type XmlElement} from './xml-element.ts'

/** Reads the blocks of a cell. */
export type ReadBlocks = (elements: readonly XmlElement[]) => Paragraph[]

/** Reads a table; see `convertRows` for what its rows become. */
export function readTable(
  table: XmlElement,
  readBlocks: ReadBlocks,
  context: WordContext,
): Paragraph[] {
  const rows = childrenNamed(table, 'w:tr').filter(isVisibleRow)
  return convertRows(
    rows.map((row) =>
      childrenNamed(row, 'w:tc').flatMap((cell) => readCell(cell, readBlocks, context) ?? []),
    ),
  )
}

function isVisibleRow(row: XmlElement): boolean {
  const properties = childOf(row, 'w:trPr')
  return childOf(properties, 'w:del') === undefined && isOn(properties, 'w:hidden') !== true
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
