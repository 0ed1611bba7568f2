import {appendAll} from './append-all.ts'
import {joinAsLines} from './join-as-lines.ts'
import {textOf, type Paragraph, type ParagraphPart} from './paragraph.ts'

// A cell with more paragraphs and text than this is a part of the article, and not data.
const MAX_DATA_PARAGRAPHS = 3
const MAX_DATA_LENGTH = 300

/** A cell of a table, without its blank paragraphs. */
export interface Cell {
  paragraphs: Paragraph[]
  hasTable: boolean
}

/**
 * Converts the rows of a table, which an article cannot contain. A row of data becomes a paragraph with its cells side
 * by side. A row that lays out the page becomes the paragraphs of its cells: one that has a single cell with content, or
 * a cell with a heading, a picture, a quote, a table or much text; and the only row of a table, if a cell has several
 * paragraphs.
 */
export function convertRows(rows: readonly (readonly Cell[])[]): Paragraph[] {
  const [first, ...others] = rows
  return first !== undefined && others.length === 0 && first.some(hasSeveralParagraphs)
    ? first.flatMap((cell) => cell.paragraphs)
    : rows.flatMap((row) =>
        isLayout(row) ? row.flatMap((cell) => cell.paragraphs) : [joinCells(row)],
      )
}

/** Returns whether a row of several cells lays out the page, and is not data. */
function isLayout(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cell.paragraphs.length > 0)
  return filled.length <= 1 || filled.some(isPartOfArticle)
}

function hasSeveralParagraphs({paragraphs}: Cell): boolean {
  return paragraphs.length > 1
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

function joinCells(cells: readonly Cell[]): Paragraph {
  const last = cells.findLastIndex((cell) => cell.paragraphs.length > 0)
  const content: ParagraphPart[] = []
  for (const [index, cell] of cells.slice(0, last + 1).entries()) {
    if (index > 0) {
      content.push({type: 'text', text: ' | ', decorators: []})
    }
    appendAll(content, joinAsLines(cell.paragraphs))
  }
  const [first] = cells.flatMap((cell) => cell.paragraphs)
  return {line: first?.line ?? 1, kind: {type: 'text'}, content}
}
