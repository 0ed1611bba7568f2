import {quote} from '../quote.ts'
import {isUnderstood} from './namespaces.ts'
import {findPictureExtension} from '../paragraphs/picture-format.ts'
import {chooseAlternative, warn, type WordContext} from './word-context.ts'
import {readDiagram} from './read-diagram.ts'
import type {ParagraphPart, Paragraph} from '../paragraphs/paragraph.ts'
import {childOf, findDescendant, type XmlElement} from './xml-element.ts'
import {unpackFile} from './zip-archive.ts'

/** The pictures and words of a drawing, and its text boxes. */
export interface Drawing {
  content: ParagraphPart[]
  boxes: TextBox[]
}

/** What stands apart from the paragraph that it is anchored in: the elements of a text box, or a diagram's words. */
export type TextBox = {elements: readonly XmlElement[]} | {paragraphs: Paragraph[]}

const SAVE_AS_PICTURE =
  'in Word, copy it, paste it as a picture (Paste Special, PNG), and import the document again'
const INSERT_FROM_FILE =
  'in Word, insert the picture from its file (Insert, Pictures), and import the document again'

/** Reads a drawing (`w:drawing`), a VML picture (`w:pict`) or an embedded object (`w:object`). */
export function readDrawing(element: XmlElement, context: WordContext): Drawing {
  const drawing: Drawing = {content: [], boxes: []}
  if (element.name === 'w:object') {
    warn(context, `${nameObject(element)} was left out; ${SAVE_AS_PICTURE}`)
    return drawing
  }
  readNode(element, describe(element), drawing, context)
  if (drawing.content.some((part) => part.type === 'picture')) {
    warnOfLinks(element, context)
  }
  return drawing
}

function readNode(element: XmlElement, alt: string, drawing: Drawing, context: WordContext): void {
  if (isHidden(element)) {
    return
  }
  switch (element.name) {
    case 'mc:AlternateContent':
      for (const child of chooseAlternative(element, isUnderstood)) {
        readNode(child, alt, drawing, context)
      }
      return
    case 'w:txbxContent':
      drawing.boxes.push({elements: element.children})
      return
    case 'pic:pic': {
      const image = findDescendant(element, 'a:blip')
      addPicture(image?.attributes['r:embed'] || image?.attributes['r:link'], alt, drawing, context)
      return
    }
    case 'v:imagedata':
      addPicture(
        element.attributes['r:id'] ?? element.attributes['r:href'] ?? element.attributes['r:pict'],
        element.attributes['o:title'] || alt,
        drawing,
        context,
      )
      return
    case 'v:textpath': {
      const text = element.attributes['string'] ?? ''
      drawing.content.push({
        type: 'text',
        text: text.replaceAll(/\r\n?|\n/gu, '\n'),
        decorators: [],
      })
      return
    }
    case 'c:chart':
    case 'cx:chart':
      warn(context, `a chart${named(alt)} was left out; ${SAVE_AS_PICTURE}`)
      return
    case 'dgm:relIds':
      addDiagram(element.attributes['r:dm'], alt, drawing, context)
      return
    case 'w:control':
      warn(context, 'a form control was left out; write its text into the document')
      return
    default:
      for (const child of element.children) {
        readNode(child, element.attributes['alt'] ?? alt, drawing, context)
      }
  }
}

function addPicture(
  id: string | undefined,
  alt: string,
  {content}: Drawing,
  context: WordContext,
): void {
  const relationship = id === undefined ? undefined : context.relationships.get(id)
  if (relationship?.isExternal === true) {
    warn(
      context,
      `the picture ${quote(relationship.target)} is only linked and was left out; ${INSERT_FROM_FILE}`,
    )
    return
  }
  if (relationship === undefined || !context.archive.has(relationship.target)) {
    warn(context, `a picture${named(alt)} is missing from the document; ${INSERT_FROM_FILE}`)
    return
  }
  const bytes = unpackFile(context.archive, relationship.target)
  const extension = findPictureExtension(bytes)
  if (extension === undefined) {
    const [, format = 'unknown'] = /\.(\w{1,8})$/u.exec(relationship.target) ?? []
    warn(
      context,
      `a picture${named(alt)} in the format ${format.toUpperCase()}, which browsers do not show, was left out; ${SAVE_AS_PICTURE}`,
    )
    return
  }
  content.push({type: 'picture', bytes, extension, alt})
}

function addDiagram(
  id: string | undefined,
  alt: string,
  {boxes}: Drawing,
  context: WordContext,
): void {
  const paragraphs = readDiagram(id, context)
  if (paragraphs.length === 0) {
    warn(context, `a SmartArt diagram${named(alt)} was left out; ${SAVE_AS_PICTURE}`)
    return
  }
  boxes.push({paragraphs})
  warn(
    context,
    `a SmartArt diagram${named(alt)} became a list of its words; to keep its shapes, ${SAVE_AS_PICTURE}`,
  )
}

// The picture of a video stands for it; a picture of an article has no link.
function warnOfLinks(element: XmlElement, context: WordContext): void {
  const video = findDescendant(element, 'wp15:webVideoPr')?.attributes['embeddedHtml']
  const id = findDescendant(element, 'a:hlinkClick')?.attributes['r:id']
  const href = /\bsrc="(?<src>[^"]+)"/u.exec(video ?? '')?.groups?.['src']
  const target = href ?? context.relationships.get(id ?? '')?.target ?? ''
  if (video !== undefined || target !== '') {
    const what =
      video === undefined ? 'the link of a picture' : 'a video became its picture; its link'
    warn(context, `${what} to ${quote(target)} was left out; write it into the text`)
  }
}

// An object has the name of its program, such as Excel.Sheet.12.
function nameObject(element: XmlElement): string {
  const program = findDescendant(element, 'o:OLEObject')?.attributes['ProgID'] ?? ''
  const [name = ''] = program.split('.')
  return /^equation$/iu.test(name)
    ? 'an equation of the old equation editor'
    : name === ''
      ? 'an embedded object'
      : `an embedded object (${name})`
}

function isHidden(element: XmlElement): boolean {
  const {hidden = ''} = childOf(element, 'wp:docPr')?.attributes ?? {}
  return (
    /^(?:1|true|on)$/iu.test(hidden) ||
    /visibility:\s*hidden/iu.test(element.attributes['style'] ?? '')
  )
}

function describe(element: XmlElement): string {
  const properties = findDescendant(element, 'wp:docPr', 'v:shape')
  return (
    properties?.attributes['descr'] ||
    properties?.attributes['title'] ||
    properties?.attributes['alt'] ||
    ''
  )
}

function named(alt: string): string {
  return alt.trim() === '' ? '' : ` (${quote(alt.trim())})`
}
