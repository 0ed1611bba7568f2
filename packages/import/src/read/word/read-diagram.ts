import type {Decorator} from '@reader-article/content'

import {readLinkTarget} from '../link-target.ts'
import {appendAll} from '../paragraphs/append-all.ts'
import {completeHref} from '../paragraphs/link-href.ts'
import {parseXml} from './parse-xml.ts'
import {readRelationships, type Relationship} from './relationships.ts'
import {warn, type WordContext} from './word-context.ts'
import {
  isBlank,
  type ParagraphPart,
  type Paragraph,
  type TextPart,
} from '../paragraphs/paragraph.ts'
import {childOf, findDescendant, type XmlElement} from './xml-element.ts'

/** The points of a SmartArt diagram (ISO/IEC 29500-1, 21.4.3) and how they belong together. */
interface DiagramModel {
  points: Map<string, XmlElement>
  /** The connections from a point to those below it, in reading order. */
  children: Map<string, Connection[]>
}

interface Connection {
  position: number
  /** The label of the line to the point, the point, and the label of what leads to the next one. */
  pointIds: readonly [before: string, point: string, after: string]
}

interface DiagramText {
  context: WordContext
  relationships: ReadonlyMap<string, Relationship>
}

const CONTAINERS: ReadonlySet<string> = new Set(['dgm:dataModel', 'dgm:ptLst', 'dgm:cxnLst'])

/**
 * Reads the words of a SmartArt diagram as the items of a list, in reading order; a level of the diagram is a level of
 * the list.
 *
 * @param id - The id of the relationship to the diagram's data.
 */
export function readDiagram(id: string | undefined, context: WordContext): Paragraph[] {
  const part = id === undefined ? undefined : context.relationships.get(id)
  if (part === undefined || part.isExternal || !context.archive.has(part.target)) {
    return []
  }
  const model = readModel(context, part.target)
  const text = {context, relationships: readRelationships(context.archive, part.target)}
  const items: Paragraph[] = []
  // A point that several connections lead to is read once.
  const seen = new Set<string>()
  const visit = (pointId: string, level: number): void => {
    const point = model.points.get(pointId)
    if (point === undefined || seen.has(pointId)) {
      return
    }
    seen.add(pointId)
    const content = readText(point, text)
    const isItem = !isBlank(content)
    if (isItem) {
      items.push(createItem(content, level, context))
    }
    for (const {pointIds} of model.children.get(pointId) ?? []) {
      for (const next of pointIds) {
        visit(next, isItem ? level + 1 : level)
      }
    }
  }
  for (const [pointId, {attributes}] of model.points) {
    if (attributes['type'] === 'doc') {
      visit(pointId, 1)
    }
  }
  // Damaged connections must not cost words.
  for (const [pointId, {attributes}] of model.points) {
    if (attributes['type'] !== 'pres') {
      visit(pointId, 1)
    }
  }
  return items
}

function readModel({archive}: WordContext, part: string): DiagramModel {
  const model: DiagramModel = {points: new Map(), children: new Map()}
  parseXml(archive, part, CONTAINERS, (element) => {
    const {attributes} = element
    if (element.name === 'dgm:pt') {
      model.points.set(attributes['modelId'] ?? '', element)
    } else if (element.name === 'dgm:cxn' && (attributes['type'] ?? 'parOf') === 'parOf') {
      const parent = attributes['srcId'] ?? ''
      const siblings = model.children.get(parent) ?? []
      model.children.set(parent, siblings)
      siblings.push({
        position: Number(attributes['srcOrd'] ?? 0),
        pointIds: [
          attributes['parTransId'] ?? '',
          attributes['destId'] ?? '',
          attributes['sibTransId'] ?? '',
        ],
      })
    }
  })
  for (const siblings of model.children.values()) {
    siblings.sort((a, b) => a.position - b.position)
  }
  return model
}

function createItem(content: ParagraphPart[], level: number, context: WordContext): Paragraph {
  return {
    line: context.position.line,
    kind: {type: 'text'},
    label: {level, isBullet: true, number: 1, text: '•', format: 'bullet', isPlain: 'own'},
    content,
  }
}

// The paragraphs of a point become the lines of one item.
function readText(point: XmlElement, text: DiagramText): ParagraphPart[] {
  const body = childOf(point, 'dgm:t')
  const content: ParagraphPart[] = []
  for (const paragraph of body?.children.filter(({name}) => name === 'a:p') ?? []) {
    if (content.length > 0) {
      content.push({type: 'text', text: '\n', decorators: []})
    }
    appendAll(
      content,
      paragraph.children.flatMap((run) => readRun(run, text) ?? []),
    )
  }
  return content
}

function readRun(run: XmlElement, {context, relationships}: DiagramText): TextPart | undefined {
  if (run.name === 'a:br') {
    return {type: 'text', text: '\n', decorators: []}
  }
  const shown = findDescendant(run, 'a:t')?.text ?? ''
  if (shown === '') {
    return undefined
  }
  const properties = childOf(run, 'a:rPr')
  const id = childOf(properties, 'a:hlinkClick')?.attributes['r:id']
  const href = completeHref(relationships.get(id ?? '')?.target ?? '', '')
  const target = href === undefined ? undefined : readLinkTarget(href, context.position.line)
  if (target !== undefined && 'refused' in target) {
    warn(context, `the link is omitted, its text is kept: ${target.refused}`)
  }
  return {
    type: 'text',
    text: shown,
    decorators: readDecorators(properties?.attributes ?? {}),
    ...(target !== undefined && 'link' in target && {link: target.link}),
  }
}

function readDecorators(properties: XmlElement['attributes']): Decorator[] {
  const isOn = (name: string) => /^(?:1|true)$/u.test(properties[name] ?? '')
  return [...(isOn('b') ? (['strong'] as const) : []), ...(isOn('i') ? (['em'] as const) : [])]
}
