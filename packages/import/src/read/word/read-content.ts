import type {Decorator} from '@reader-article/content'

import type {DocumentLink} from '../document.ts'
import {readLinkTarget} from '../link-target.ts'
import {equationText} from './equation-text.ts'
import {completeHref} from '../paragraphs/link-href.ts'
import {isUnderstood} from './namespaces.ts'
import {readDrawing, type TextBox} from './read-drawing.ts'
import {readRunProperties, type RunProperties} from './run-properties.ts'
import {combineRunProperties} from './styles.ts'
import {replaceSymbols, symbolCharacter} from './symbols.ts'
import {chooseAlternative, warn, type NoteKind, type WordContext} from './word-context.ts'
import {textOf, type ParagraphPart} from '../paragraphs/paragraph.ts'
import {childOf, isOn, valueOf, type XmlElement} from './xml-element.ts'

/** The content of a paragraph, and the text boxes that are anchored in it. */
export interface ParagraphContent {
  content: ParagraphPart[]
  boxes: TextBox[]
}

interface ReadingState extends ParagraphContent {
  readonly context: WordContext
  /** The properties of the paragraph's style. */
  readonly style: RunProperties
  /** The links of this paragraph by href; undefined if a link is rejected. */
  readonly links: Map<string, DocumentLink | undefined>
}

/** Reads the content of a paragraph. */
export function readContent(
  elements: readonly XmlElement[],
  style: RunProperties,
  context: WordContext,
): ParagraphContent {
  const state: ReadingState = {content: [], boxes: [], context, style, links: new Map()}
  readAll(elements, undefined, state)
  return state
}

function readAll(
  elements: readonly XmlElement[],
  href: string | undefined,
  state: ReadingState,
): void {
  for (const element of elements) {
    readElement(element, href, state)
  }
}

function readElement(element: XmlElement, href: string | undefined, state: ReadingState): void {
  const {context} = state
  switch (element.name) {
    case 'w:r':
      return readRun(element, href, state)
    case 'w:ins':
    case 'w:moveTo':
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:dir':
    case 'w:bdo':
      return readAll(element.children, href, state)
    case 'w:sdt':
      return readAll(contentOfControl(element), href, state)
    case 'mc:AlternateContent':
      return readAll(chooseAlternative(element, isUnderstood), href, state)
    case 'w:hyperlink':
      return readAll(element.children, hrefOfLink(element, context) ?? href, state)
    case 'w:fldSimple':
      context.fields.readSimple(element.attributes['w:instr'] ?? '', () =>
        readAll(element.children, href, state),
      )
      return
    case 'm:oMath':
      addText(equationText(element), {}, href, state)
      return
    case 'm:oMathPara':
      for (const [index, equation] of element.children
        .filter((child) => child.name === 'm:oMath')
        .entries()) {
        addText(`${index === 0 ? '' : '\n'}${equationText(equation)}`, {}, href, state)
      }
      return
    case 'w:contentPart':
    case 'w14:contentPart':
      warn(context, 'a drawing in ink was left out; in Word, copy it and paste it as a picture')
      return
    case 'w:subDoc':
      warn(context, 'a linked document was left out; copy its text into this document')
      return
    default:
  }
}

/** Returns the content of a content control; nothing if it is a placeholder or a table of contents. */
export function contentOfControl(element: XmlElement): readonly XmlElement[] {
  const properties = childOf(element, 'w:sdtPr')
  const gallery = valueOf(childOf(properties, 'w:docPartObj'), 'w:docPartGallery')
  return isOn(properties, 'w:showingPlcHdr') === true || gallery === 'Table of Contents'
    ? []
    : (childOf(element, 'w:sdtContent')?.children ?? [])
}

function hrefOfLink(element: XmlElement, context: WordContext): string | undefined {
  const id = element.attributes['r:id']
  const relationship = id === undefined ? undefined : context.relationships.get(id)
  return relationship === undefined
    ? undefined
    : completeHref(relationship.target, element.attributes['w:anchor'] ?? '')
}

function readRun(run: XmlElement, href: string | undefined, state: ReadingState): void {
  const {context} = state
  const properties = childOf(run, 'w:rPr')
  const effective = combineRunProperties(
    state.style,
    context.styles.character(valueOf(properties, 'w:rStyle')),
    readRunProperties(properties),
  )
  const fonts = childOf(properties, 'w:rFonts')?.attributes
  const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? ''
  const add = (text: string) => addText(text, effective, href, state)
  const readPart = (part: XmlElement): void => {
    switch (part.name) {
      case 'w:fldChar':
        return readFieldCharacter(part, add, context)
      case 'w:instrText':
        return context.fields.addCode(part.text)
      default:
        if (effective.hidden === true || context.fields.isHidden) {
          return
        }
    }
    switch (part.name) {
      case 'w:t':
        return add(
          replaceSymbols(part.text.replaceAll(/[\r\n]+/gu, ' '), font, (code) =>
            warnOfSymbol(font, code, context),
          ),
        )
      case 'w:tab':
      case 'w:ptab':
        return add('\t')
      case 'w:br':
      case 'w:cr':
        return add('\n')
      case 'w:noBreakHyphen':
        return add('\u2011')
      case 'w:softHyphen':
        return add('\u00ad')
      case 'w:sym': {
        const symbolFont = part.attributes['w:font'] ?? ''
        const code = Number.parseInt(part.attributes['w:char'] ?? '', 16)
        const character = symbolCharacter(symbolFont, code)
        return character === undefined ? warnOfSymbol(symbolFont, code, context) : add(character)
      }
      case 'w:dayShort':
      case 'w:dayLong':
      case 'w:monthShort':
      case 'w:monthLong':
      case 'w:yearShort':
      case 'w:yearLong':
        return warn(context, 'a part of the current date was left out; write it as text')
      case 'w:pgNum':
        return warn(context, 'a page number was left out; an article has no pages')
      case 'w:ruby':
        return readRuby(part, href, state)
      case 'w:drawing':
      case 'w:pict':
      case 'w:object': {
        context.fields.addResult()
        const drawing = readDrawing(part, context)
        state.content.push(...drawing.content)
        state.boxes.push(...drawing.boxes)
        return
      }
      case 'mc:AlternateContent':
        return chooseAlternative(part, isUnderstood).forEach(readPart)
      case 'w:footnoteReference':
        return readNoteReference(part, 'footnote', state)
      case 'w:endnoteReference':
        return readNoteReference(part, 'endnote', state)
      default:
        return readElement(part, href, state)
    }
  }
  const parts = run.children
  // The own mark of a note, such as an asterisk, is replaced by its number.
  const ownMark = parts.findIndex((part) =>
    /^(?:1|true|on)$/iu.test(part.attributes['w:customMarkFollows'] ?? ''),
  )
  for (const part of ownMark === -1 ? parts : parts.slice(0, ownMark + 1)) {
    readPart(part)
  }
}

function readFieldCharacter(
  element: XmlElement,
  add: (text: string) => void,
  context: WordContext,
): void {
  switch (element.attributes['w:fldCharType']) {
    case 'begin':
      return context.fields.begin(findChoice(element))
    case 'separate':
      return context.fields.separate()
    case 'end': {
      const shown = context.fields.end()
      if (shown !== undefined && !context.fields.isHidden) {
        if ('text' in shown) {
          add(shown.text)
        } else {
          warn(context, `${shown.missing} was left out; write what it shows as text`)
        }
      }
      return
    }
    default:
  }
}

// What a form field shows that has no result in the document: the chosen entry of a list, or a box.
function findChoice(element: XmlElement): string {
  const form = childOf(element, 'w:ffData')
  const box = childOf(form, 'w:checkBox')
  if (box !== undefined) {
    return (isOn(box, 'w:checked') ?? isOn(box, 'w:default') ?? false) ? '☒' : '☐'
  }
  const list = childOf(form, 'w:ddList')
  const entries = list?.children.filter((child) => child.name === 'w:listEntry') ?? []
  const index = Number(valueOf(list, 'w:result') ?? valueOf(list, 'w:default') ?? 0)
  return entries[index]?.attributes['w:val'] ?? ''
}

// The reading of a character follows it in parentheses.
function readRuby(element: XmlElement, href: string | undefined, state: ReadingState): void {
  readAll(childOf(element, 'w:rubyBase')?.children ?? [], href, state)
  const reading = readContent(childOf(element, 'w:rt')?.children ?? [], state.style, state.context)
  const text = textOf(reading.content).trim()
  if (text !== '') {
    addText(`(${text})`, {}, href, state)
  }
}

function readNoteReference(element: XmlElement, kind: NoteKind, {content, context}: ReadingState) {
  const id = element.attributes['w:id'] ?? ''
  if (!context.hasNote(kind, id)) {
    warn(context, `a ${kind} is missing from the document`)
    return
  }
  const key = `${kind} ${id}`
  const note = context.notes.get(key) ?? {kind, id, line: context.position.line, paragraphs: []}
  context.notes.set(key, note)
  content.push({type: 'text', text: '', decorators: [], note})
}

function addText(
  text: string,
  properties: RunProperties,
  href: string | undefined,
  state: ReadingState,
): void {
  if (text === '' || state.context.fields.isHidden) {
    return
  }
  state.context.fields.addResult()
  const link = findLink(state.context.fields.href ?? href, state)
  state.content.push({
    type: 'text',
    text,
    decorators: decoratorsOf(properties),
    ...(link !== undefined && {link}),
  })
}

function findLink(
  href: string | undefined,
  {links, context}: ReadingState,
): DocumentLink | undefined {
  if (href === undefined) {
    return undefined
  }
  if (!links.has(href)) {
    const target = readLinkTarget(href, context.position.line)
    links.set(href, 'link' in target ? target.link : undefined)
    if ('refused' in target) {
      warn(context, `the link is omitted, its text is kept: ${target.refused}`)
    }
  }
  return links.get(href)
}

function decoratorsOf(properties: RunProperties): Decorator[] {
  const isComplex = properties.isComplex === true
  const decorators: Decorator[] = []
  if ((isComplex ? properties.complexBold : properties.bold) === true) {
    decorators.push('strong')
  }
  if ((isComplex ? properties.complexItalic : properties.italic) === true) {
    decorators.push('em')
  }
  if (properties.code === true) {
    decorators.push('code')
  }
  if (properties.underline === true) {
    decorators.push('underline')
  }
  if (properties.strike === true) {
    decorators.push('strike-through')
  }
  if (properties.position === 'sup' || properties.position === 'sub') {
    decorators.push(properties.position)
  }
  return decorators
}

function warnOfSymbol(font: string, code: number, context: WordContext): void {
  const name = font === '' ? 'an unknown font' : `the font ${font}`
  warn(
    context,
    `a symbol of ${name} (${code.toString(16).toUpperCase()}) was left out; in Word, insert a character of a usual font instead`,
  )
}
