import {appendAll} from '../paragraphs/append-all.ts'
import {isUnderstood} from './namespaces.ts'
import {FieldStack} from './field-stack.ts'
import {contentOfControl, readContent} from './read-content.ts'
import {readTable} from './read-table.ts'
import {readRunProperties} from './run-properties.ts'
import {applyOutlineLevel, combineRunProperties, type ParagraphStyle} from './styles.ts'
import {chooseAlternative, warn, type WordContext} from './word-context.ts'
import {findUnclosedFields} from './unclosed-fields.ts'
import {isBlank, type Paragraph} from '../paragraphs/paragraph.ts'
import type {ListLabel} from '../paragraphs/list-label.ts'
import {childOf, numberOf, valueOf, type XmlElement} from './xml-element.ts'

/** Reads the blocks of a text box or of a note: they have their own fields, and their paragraphs are not counted. */
export function readSeparately(
  elements: readonly XmlElement[],
  context: WordContext,
  changes: Partial<Pick<WordContext, 'position' | 'relationships'>> = {},
): Paragraph[] {
  return readBlocks(elements, {
    ...context,
    fields: new FieldStack(findUnclosedFields(elements)),
    position: {line: context.position.line, isCounting: false},
    ...changes,
  })
}

/** Reads all blocks of a cell, of a text box or of a note. */
export function readBlocks(elements: readonly XmlElement[], context: WordContext): Paragraph[] {
  const reader = new BlockReader(context)
  for (const element of elements) {
    reader.read(element)
  }
  reader.end()
  return reader.paragraphs
}

/** Reads the blocks of the body, of a cell, of a text box or of a note, in document order. */
export class BlockReader {
  readonly paragraphs: Paragraph[] = []
  readonly #context: WordContext
  /** Content of a paragraph whose mark is deleted or hidden, or a drop cap: the next paragraph continues it. */
  #open: Paragraph | undefined

  constructor(context: WordContext) {
    this.#context = context
  }

  /** Reads a block; call `end` after the last one. */
  read(element: XmlElement): void {
    switch (element.name) {
      case 'w:p':
        return this.#readParagraph(element)
      case 'w:tbl':
        this.end()
        return appendAll(
          this.paragraphs,
          readTable(element, (elements) => readBlocks(elements, this.#context), this.#context),
        )
      case 'w:sdt':
        return this.#readAll(contentOfControl(element))
      case 'w:customXml':
      case 'w:ins':
      case 'w:moveTo':
        return this.#readAll(element.children)
      case 'mc:AlternateContent':
        return this.#readAll(chooseAlternative(element, isUnderstood))
      case 'w:altChunk':
        return warn(
          this.#context,
          'a file that is inserted here was left out; in Word, save the document again, and import it then',
        )
      case 'm:oMath':
      case 'm:oMathPara':
      case 'w:subDoc':
        return this.#add([element], {kind: {type: 'text'}, run: {}}, undefined)
      default:
    }
  }

  /** Closes a paragraph that no other one continues. */
  end(): void {
    const open = this.#open
    this.#open = undefined
    if (open !== undefined && !isBlank(open.content)) {
      this.paragraphs.push(open)
    }
  }

  #readAll(elements: readonly XmlElement[]): void {
    for (const element of elements) {
      this.read(element)
    }
  }

  #readParagraph(element: XmlElement): void {
    const {position, styles} = this.#context
    if (position.isCounting) {
      position.line += 1
    }
    const properties = childOf(element, 'w:pPr')
    const style = styles.paragraph(valueOf(properties, 'w:pStyle'))
    this.#add(element.children, style, properties)
  }

  #add(
    elements: readonly XmlElement[],
    style: ParagraphStyle,
    properties: XmlElement | undefined,
  ): void {
    const context = this.#context
    const wasHidden = context.fields.isHidden
    const {content, boxes} = readContent(elements, style.run, context)
    const isContents = style.kind.type === 'contents' || (wasHidden && isBlank(content))
    const outlineLevel = numberOf(properties, 'w:outlineLvl')
    const open = isContents ? undefined : this.#open
    const isStarted = open !== undefined && !isBlank(open.content)
    const whole = open?.content ?? []
    appendAll(whole, content)
    const paragraph: Paragraph = {
      line: isStarted ? open.line : context.position.line,
      kind: outlineLevel === undefined ? style.kind : applyOutlineLevel(style.kind, outlineLevel),
      content: whole,
    }
    if (isContents) {
      this.end()
    } else if (this.#continues(properties, style)) {
      this.#open = paragraph
    } else {
      const label = nextLabel(style, properties, context)
      this.paragraphs.push(label === undefined ? paragraph : {...paragraph, label})
      this.#open = undefined
    }
    for (const box of boxes) {
      appendAll(
        this.paragraphs,
        'paragraphs' in box ? box.paragraphs : readSeparately(box.elements, context),
      )
    }
  }

  #continues(properties: XmlElement | undefined, style: ParagraphStyle): boolean {
    const mark = childOf(properties, 'w:rPr')
    const frame = childOf(properties, 'w:framePr')?.attributes['w:dropCap']
    const {hidden} = combineRunProperties(
      style.run,
      this.#context.styles.character(valueOf(mark, 'w:rStyle')),
      readRunProperties(mark),
    )
    return (
      hidden === true ||
      frame === 'drop' ||
      frame === 'margin' ||
      childOf(mark, 'w:del') !== undefined ||
      childOf(mark, 'w:moveFrom') !== undefined
    )
  }
}

function nextLabel(
  style: ParagraphStyle,
  properties: XmlElement | undefined,
  {numbering}: WordContext,
): ListLabel | undefined {
  const direct = childOf(properties, 'w:numPr')
  const directId = numberOf(direct, 'w:numId')
  const id = directId ?? style.numbering?.id
  if (id === undefined || id === 0) {
    return undefined
  }
  const level =
    numberOf(direct, 'w:ilvl') ??
    style.numbering?.level ??
    (style.numbering === undefined ? undefined : numbering.levelOfStyle(id, style.numbering.style))
  return numbering.next(id, level ?? 0)
}
