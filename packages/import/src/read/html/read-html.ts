import {appendAll} from '../paragraphs/append-all.ts'
import {convertRows, type Cell} from '../paragraphs/convert-rows.ts'
import type {ListLabel} from '../paragraphs/list-label.ts'
import {formatNumber} from '../paragraphs/number-format.ts'
import {isBlank, type Note, type Paragraph} from '../paragraphs/paragraph.ts'
import type {StyleKind} from '../paragraphs/style-names.ts'
import {classifyElement, isIndentation, separatesChildren} from './classify-element.ts'
import type {ClipboardLoss} from './clipboard-loss.ts'
import type {Notes} from './find-notes.ts'
import {
  attributeOf,
  hasAttribute,
  isCode,
  isComment,
  isElement,
  isText,
  nameOf,
  type HtmlNode,
} from './html-node.ts'
import {ParagraphBuilder, type OpenItem, type ParagraphKind} from './paragraph-builder.ts'
import {readLink} from './read-link.ts'
import {readPicture} from './read-picture.ts'
import type {Declarations, StyleSheet} from './style-sheet.ts'
import {applyElementStyle, listDecorators, PLAIN_STYLE, type TextStyle} from './text-style.ts'
import {findLabelSpacer, readIndentedList, readWordKind, readWordList} from './word-marks.ts'
import type {WordLists} from './word-lists.ts'

/** The state shared by all steps of reading one document. */
export interface HtmlContext {
  readonly sheet: StyleSheet
  readonly notes: Notes
  /** The address to which relative links refer; an empty string if it is unknown. */
  readonly base: string
  readonly isWord: boolean
  readonly wordLists: WordLists
  readonly losses: ClipboardLoss[]
  /** The size of the smallest font in each paragraph, in CSS pixels. */
  readonly fontSizes: Map<Paragraph, number>
}

/** What the elements around a node say of it. */
interface Surroundings {
  readonly style: TextStyle
  readonly kind: StyleKind
  readonly listLevel: number
  readonly depth: number
  readonly item?: OpenItem
  readonly isPreformatted?: boolean
  /** Whether the text is the label of a list item of Word. */
  readonly isLabel?: boolean
  /** Whether the element around the node sets its children apart. */
  readonly isApart?: boolean
}

const TOP: Surroundings = {style: PLAIN_STYLE, kind: {type: 'text'}, listLevel: 0, depth: 0}
// Browsers limit the depth of a document to 512 elements.
const MAX_DEPTH = 600
const MAX_LIST_LEVEL = 10
const LIST_FORMATS = new Map([
  ['a', 'lowerLetter'],
  ['A', 'upperLetter'],
  ['i', 'lowerRoman'],
  ['I', 'upperRoman'],
  ['lower-alpha', 'lowerLetter'],
  ['lower-latin', 'lowerLetter'],
  ['upper-alpha', 'upperLetter'],
  ['upper-latin', 'upperLetter'],
  ['lower-roman', 'lowerRoman'],
  ['upper-roman', 'upperRoman'],
  ['decimal-leading-zero', 'decimalZero'],
])

/** Reads the paragraphs in a document, and into its notes their texts. */
export function readHtml(root: HtmlNode, context: HtmlContext): Paragraph[] {
  for (const [element, note] of context.notes.texts) {
    appendAll(note.paragraphs, readInside(element, TOP, context))
  }
  return readInside(root, TOP, context)
}

function readInside(node: HtmlNode, around: Surroundings, context: HtmlContext): Paragraph[] {
  const reader = new HtmlReader(context)
  reader.readChildren(node, around)
  return reader.end()
}

/** Reads the nodes of a document, of a cell or of a note, in document order. */
class HtmlReader {
  readonly #context: HtmlContext
  readonly #builder: ParagraphBuilder
  /** The element that ends the label of a list item without a list. */
  #labelEnd: HtmlNode | undefined

  constructor(context: HtmlContext) {
    this.#context = context
    this.#builder = new ParagraphBuilder(context.fontSizes)
  }

  /** Reads the children of a node; call `end` after the last one. */
  readChildren(node: HtmlNode, around: Surroundings): void {
    // Conditional comments of Word stand around the label of a list item.
    let isLabel = around.isLabel === true
    for (const child of node.childNodes) {
      if (isComment(child)) {
        const comment = child.nodeValue ?? ''
        isLabel =
          comment.includes('[if !supportLists]') || (isLabel && !comment.includes('[endif]'))
      } else {
        this.#read(child, isLabel ? {...around, isLabel} : around)
      }
    }
  }

  end(): Paragraph[] {
    this.#builder.close()
    return this.#builder.paragraphs
  }

  #read(node: HtmlNode, around: Surroundings): void {
    if (isText(node)) {
      this.#addText(node.nodeValue ?? '', around)
    } else if (isElement(node) && around.depth > MAX_DEPTH) {
      this.#addText(node.textContent ?? '', around)
    } else if (isElement(node)) {
      this.#readElement(node, {...around, depth: around.depth + 1})
    }
  }

  #readElement(element: HtmlNode, {isApart, ...around}: Surroundings): void {
    const {notes, sheet} = this.#context
    const note = notes.marks.get(element)
    if (note !== undefined) {
      return this.#addNote(note, around)
    }
    if (notes.texts.has(element) || notes.backLinks.has(element)) {
      return
    }
    const declarations = sheet.declarationsOf(element)
    const found = classifyElement(element, declarations, this.#context)
    const isBlock = found === 'block' || isApart === true
    if (isBlock || typeof found === 'object') {
      this.#builder.close()
    }
    if (typeof found === 'object') {
      return this.#lose(found)
    }
    if (found === 'hidden') {
      return
    }
    this.#readShown(element, declarations, {
      ...around,
      style: applyElementStyle(around.style, element, declarations, this.#context),
      ...(separatesChildren(declarations) && {isApart: true}),
      ...(declarations.get('mso-list') === 'ignore' && {isLabel: true}),
    })
    if (isBlock) {
      this.#builder.close()
    }
  }

  #readShown(element: HtmlNode, declarations: Declarations, around: Surroundings): void {
    switch (nameOf(element)) {
      case 'br':
        return this.#addBreak(around)
      case 'img':
        return this.#addPicture(element, around)
      case 'input':
        return this.#addBox(hasAttribute(element, 'checked'), around)
      case 'a':
        return this.readChildren(element, {...around, style: this.#withLink(element, around.style)})
      case 'q':
        this.#addText('“', around)
        this.readChildren(element, around)
        return this.#addText('”', around)
      case 'table':
        return this.#readTable(element, around)
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        return this.#readList(element, around)
      case 'li':
        return this.#readItem(element, around, {type: '', isOrdered: false, number: 1})
      default:
        return this.#readOther(element, declarations, around)
    }
  }

  #readOther(element: HtmlNode, declarations: Declarations, around: Surroundings): void {
    const kind = readKind(element, declarations) ?? around.kind
    if (kind.type === 'contents') {
      return this.#lose({kind: 'contents'})
    }
    if (this.#isLabel(around)) {
      this.#context.wordLists.noteFont(declarations.get('font-family') ?? '')
    }
    const list = around.item === undefined ? readWordList(declarations) : undefined
    const spacer = list === undefined ? findLabelSpacer(element) : undefined
    this.#labelEnd ??= spacer
    const inner: Surroundings = {
      ...around,
      kind,
      ...(isCode(element) && {isPreformatted: true}),
    }
    this.readChildren(element, inner)
    if (element === this.#labelEnd) {
      this.#labelEnd = undefined
    }
    const labelled = spacer === undefined ? list : readIndentedList(declarations)
    if (labelled !== undefined) {
      this.#builder.setLabel(this.#context.wordLists.next(labelled), paragraphKind(inner))
    }
  }

  #readList(list: HtmlNode, around: Surroundings): void {
    const isOrdered = nameOf(list) === 'ol'
    const type =
      attributeOf(list, 'type') ||
      (this.#context.sheet.declarationsOf(list).get('list-style-type') ?? '')
    const start = Number.parseInt(attributeOf(list, 'start'), 10)
    const inner = {...around, listLevel: around.listLevel + 1}
    let number = Number.isFinite(start) ? start : 1
    for (const child of list.childNodes) {
      if (isElement(child) && nameOf(child) === 'li') {
        const value = Number.parseInt(attributeOf(child, 'value'), 10)
        number = Number.isFinite(value) ? value : number
        this.#readListed(child, inner, {type, isOrdered, number})
        number += 1
      } else {
        this.#read(child, inner)
      }
    }
  }

  #readListed(element: HtmlNode, around: Surroundings, list: ListOfItem): void {
    const {notes, sheet} = this.#context
    const declarations = sheet.declarationsOf(element)
    if (
      !notes.texts.has(element) &&
      classifyElement(element, declarations, this.#context) !== 'hidden'
    ) {
      this.#readItem(
        element,
        {
          ...around,
          depth: around.depth + 1,
          style: applyElementStyle(around.style, element, declarations, this.#context),
        },
        {...list, type: declarations.get('list-style-type') ?? list.type},
      )
    }
  }

  #readItem(element: HtmlNode, around: Surroundings, list: ListOfItem): void {
    const ariaLevel = Number.parseInt(
      attributeOf(element, 'data-aria-level') || attributeOf(element, 'aria-level'),
      10,
    )
    const level = ariaLevel > 0 ? ariaLevel : Math.max(around.listLevel, 1)
    const item: OpenItem = {label: createLabel(list, Math.min(level, MAX_LIST_LEVEL))}
    if (attributeOf(element, 'role') === 'checkbox') {
      item.prefix = boxOf(attributeOf(element, 'aria-checked') === 'true')
    }
    this.#builder.close()
    this.readChildren(element, {...around, listLevel: level, kind: {type: 'text'}, item})
    this.#builder.close()
  }

  #readTable(table: HtmlNode, around: Surroundings): void {
    // What is in the cells stands for itself, and not for the item or the quote around the table.
    const {item: _, ...outside} = around
    const inner: Surroundings = {...outside, kind: {type: 'text'}, listLevel: 0}
    for (const child of table.childNodes) {
      if (isElement(child) && nameOf(child) === 'caption') {
        this.#readElement(child, inner)
      }
    }
    this.#builder.close()
    const rows = rowsOf(table).map((row) =>
      [...row.childNodes]
        .filter((cell) => /^(?:td|th)$/u.test(nameOf(cell)))
        .map((cell) => this.#readCell(cell, inner)),
    )
    const paragraphs = convertRows(rows)
    const own = new Set(rows.flat().flatMap((cell) => cell.paragraphs))
    if (paragraphs.some((paragraph) => !own.has(paragraph))) {
      this.#lose({kind: 'table'})
    }
    appendAll(this.#builder.paragraphs, paragraphs)
  }

  #readCell(cell: HtmlNode, around: Surroundings): Cell {
    const declarations = this.#context.sheet.declarationsOf(cell)
    const style = applyElementStyle(around.style, cell, declarations, this.#context)
    const paragraphs = readInside(cell, {...around, style, depth: around.depth + 1}, this.#context)
    return {
      paragraphs: paragraphs.filter(({content}) => !isBlank(content)),
      hasTable: containsTable(cell),
    }
  }

  #addText(written: string, around: Surroundings): void {
    if (this.#isLabel(around)) {
      this.#context.wordLists.addText(written)
      return
    }
    const {style} = around
    if (!style.keepsLines) {
      return this.#addLine(written.replaceAll(/[ \t\n\r\f]+/gu, ' '), around)
    }
    const text = written.replaceAll(/\r\n?/gu, '\n')
    if (around.isPreformatted === true) {
      return this.#addLine(text, around)
    }
    for (const [index, part] of text.split(/\n[ \t]*(?:\n[ \t]*)+/u).entries()) {
      if (index > 0) {
        this.#builder.close()
      }
      this.#addLine(part, around)
    }
  }

  #addLine(text: string, around: Surroundings): void {
    const {decorators, link, fontSize, keepsLines} = around.style
    // A tab can stand before a label that is written as text.
    const isSpace = text.trim() === '' && !(keepsLines && /[\t\n]/u.test(text))
    if (text === '' || (isSpace && !this.#builder.isOpen && around.isPreformatted !== true)) {
      return
    }
    this.#builder.add(
      {
        type: 'text',
        text,
        decorators: listDecorators(decorators),
        ...(link !== undefined && {link}),
      },
      paragraphKind(around),
      fontSize,
    )
  }

  // One line break is a line break; with a second one, the next line is a paragraph.
  #addBreak(around: Surroundings): void {
    if (this.#isLabel(around) || !this.#builder.isOpen) {
      return
    }
    if (this.#builder.endsWithBreak && around.isPreformatted !== true) {
      return this.#builder.close()
    }
    this.#builder.add({type: 'text', text: '\n', decorators: []}, paragraphKind(around))
  }

  #addBox(isChecked: boolean, around: Surroundings): void {
    const {item} = around
    if (item === undefined) {
      // Elsewhere it is a control of a form.
      return
    }
    if (item.paragraph === undefined && !this.#builder.isOpen) {
      item.prefix = boxOf(isChecked)
    } else {
      this.#addText(boxOf(isChecked), around)
    }
  }

  #addPicture(element: HtmlNode, around: Surroundings): void {
    // Google Docs draws the box of an item as a picture before its text.
    if (around.item?.prefix !== undefined && !this.#builder.isOpen) {
      return
    }
    const picture = readPicture(element)
    if (picture === undefined) {
      return
    }
    if ('kind' in picture) {
      return this.#lose(picture)
    }
    if (picture.type === 'words') {
      return this.#addText(picture.text, around)
    }
    this.#builder.add(picture, paragraphKind(around))
  }

  #addNote(note: Note, around: Surroundings): void {
    this.#builder.add({type: 'text', text: '', decorators: [], note}, paragraphKind(around))
  }

  #withLink(element: HtmlNode, around: TextStyle): TextStyle {
    const {link: _, ...style} = around
    const {link, loss} = readLink(attributeOf(element, 'href'), this.#context.base)
    if (loss !== undefined) {
      this.#lose(loss)
    }
    if (link === undefined) {
      return style
    }
    // Programs divide a link where its formatting changes.
    const before = this.#builder.last
    const continued = before?.type === 'text' ? before.link : undefined
    const isSame =
      continued?._type === 'link' && link._type === 'link' && continued.href === link.href
    return {...style, isInLink: true, link: isSame ? continued : link}
  }

  #isLabel({isLabel}: Surroundings): boolean {
    return isLabel === true || this.#labelEnd !== undefined
  }

  #lose(loss: ClipboardLoss): void {
    this.#context.losses.push(loss)
  }
}

interface ListOfItem {
  /** A value of the attribute `type` or of the property `list-style-type`. */
  type: string
  isOrdered: boolean
  number: number
}

function createLabel({type, isOrdered, number}: ListOfItem, level: number): ListLabel {
  if (!isOrdered) {
    return {level, isBullet: true, number, text: '•', format: 'bullet', isPlain: 'own'}
  }
  const format = LIST_FORMATS.get(type) ?? 'decimal'
  const text = `${formatNumber(number, format)}.`
  return {level, isBullet: false, number, text, format, isPlain: 'own'}
}

function paragraphKind({kind, item, isPreformatted}: Surroundings): ParagraphKind {
  return {
    kind,
    ...(item !== undefined && {item}),
    ...(isPreformatted === true && {isPreformatted}),
  }
}

function readKind(element: HtmlNode, declarations: Declarations): StyleKind | undefined {
  switch (nameOf(element)) {
    case 'blockquote':
      return isIndentation(declarations) ? undefined : {type: 'quote'}
    case 'figcaption':
    case 'caption':
      return {type: 'caption'}
    default:
      return readWordKind(element, declarations)
  }
}

function boxOf(isChecked: boolean): string {
  return isChecked ? '☑ ' : '☐ '
}

function rowsOf(table: HtmlNode): HtmlNode[] {
  return [...table.childNodes].flatMap((child) => {
    const name = nameOf(child)
    return name === 'tr' ? [child] : /^t(?:head|body|foot)$/u.test(name) ? rowsOf(child) : []
  })
}

function containsTable(cell: HtmlNode): boolean {
  return [...cell.childNodes].some(
    (child) => isElement(child) && (nameOf(child) === 'table' || containsTable(child)),
  )
}
