import {parseXml} from './parse-xml.ts'
import {readRunProperties, TOGGLES, type RunProperties} from './run-properties.ts'
import {readStyleName, type StyleKind} from '../paragraphs/style-names.ts'
import {childOf, numberOf, valueOf, type XmlElement} from './xml-element.ts'
import type {ZipArchive} from './zip-archive.ts'

/** The effective properties of a paragraph style. */
export interface ParagraphStyle {
  kind: StyleKind
  run: RunProperties
  /** The numbering, and the id of the style that sets it. */
  numbering?: {id: number; level?: number; style: string}
}

/** The styles of a document, with what they inherit. */
export interface Styles {
  paragraph: (id: string | undefined) => ParagraphStyle
  character: (id: string | undefined) => RunProperties
}

interface Style {
  id: string
  type: string
  name: string
  basedOn: string | undefined
  run: RunProperties
  outlineLevel: number | undefined
  numbering: {id?: number; level?: number} | undefined
}

const CONTAINERS: ReadonlySet<string> = new Set(['w:styles'])
/** Outline levels count from 0; this one stands for text. */
export const TEXT_LEVEL = 9
const MAX_ANCESTORS = 50
const STRONG = /^(?:strong|strong emphasis)$/iu
const EMPHASIS = /^emphasis$/iu
const CODE = /^(?:html code|source text|verbatim char|code)$/iu
const LINK = /^(?:followed ?hyperlink|hyperlink|internet link|visited internet link)$/iu

/** Reads the styles of a document; without a part of styles, no paragraph has a style. */
export function readStyles(archive: ZipArchive, part: string | undefined): Styles {
  const styles = new Map<string, Style>()
  let defaultStyle: string | undefined
  let defaults: RunProperties = {}
  if (part !== undefined && archive.has(part)) {
    parseXml(archive, part, CONTAINERS, (element) => {
      if (element.name === 'w:docDefaults') {
        defaults = readRunProperties(childOf(childOf(element, 'w:rPrDefault'), 'w:rPr'))
      }
      const style = element.name === 'w:style' ? readStyle(element) : undefined
      // Of two styles with one id, the first is used.
      if (style !== undefined && !styles.has(style.id)) {
        styles.set(style.id, style)
        if (style.type === 'paragraph' && isDefault(element)) {
          defaultStyle = style.id
        }
      }
    })
  }
  const chainOf = (id: string | undefined, type: string): Style[] => {
    const chain: Style[] = []
    let style = id === undefined ? undefined : styles.get(id)
    while (style?.type === type && !chain.includes(style) && chain.length < MAX_ANCESTORS) {
      chain.push(style)
      style = style.basedOn === undefined ? undefined : styles.get(style.basedOn)
    }
    return chain
  }
  const paragraphs = new Map<string, ParagraphStyle>()
  const characters = new Map<string, RunProperties>()
  return {
    paragraph: (given) => {
      const id = given !== undefined && styles.has(given) ? given : (defaultStyle ?? given ?? '')
      let style = paragraphs.get(id)
      if (style === undefined) {
        style = createParagraphStyle(chainOf(id, 'paragraph'), given, defaults)
        paragraphs.set(id, style)
      }
      return style
    },
    character: (id = '') => {
      let run = characters.get(id)
      if (run === undefined) {
        run = mergeProperties(chainOf(id, 'character'))
        characters.set(id, run)
      }
      return run
    },
  }
}

/** Combines the properties of a paragraph's style, of a character style and of the text itself. */
export function combineRunProperties(
  paragraph: RunProperties,
  character: RunProperties,
  direct: RunProperties,
): RunProperties {
  const combined: RunProperties = {...paragraph, ...character}
  for (const toggle of TOGGLES) {
    if (paragraph[toggle] === true && character[toggle] === true) {
      combined[toggle] = false
    } else if (paragraph[toggle] === true) {
      combined[toggle] = true
    }
  }
  return {...combined, ...direct}
}

function isDefault(element: XmlElement): boolean {
  return /^(?:1|true|on)$/iu.test(element.attributes['w:default'] ?? '')
}

function readStyle(element: XmlElement): Style | undefined {
  const id = element.attributes['w:styleId']
  if (id === undefined) {
    return undefined
  }
  const paragraph = childOf(element, 'w:pPr')
  const numbering = childOf(paragraph, 'w:numPr')
  const name = valueOf(element, 'w:name') ?? id
  const type = element.attributes['w:type'] ?? 'paragraph'
  const numberingId = numberOf(numbering, 'w:numId')
  const level = numberOf(numbering, 'w:ilvl')
  return {
    id,
    type,
    name,
    basedOn: valueOf(element, 'w:basedOn'),
    run: {
      ...(type === 'character' && impliedProperties(name)),
      ...withoutLinkUnderline(name, readRunProperties(childOf(element, 'w:rPr'))),
    },
    outlineLevel: numberOf(paragraph, 'w:outlineLvl'),
    numbering:
      numbering === undefined
        ? undefined
        : {
            ...(numberingId !== undefined && {id: numberingId}),
            ...(level !== undefined && {level}),
          },
  }
}

function impliedProperties(name: string): RunProperties {
  return {
    ...(STRONG.test(name) && {bold: true}),
    ...(EMPHASIS.test(name) && {italic: true}),
    ...(CODE.test(name) && {code: true}),
  }
}

function withoutLinkUnderline(name: string, properties: RunProperties): RunProperties {
  if (!LINK.test(name)) {
    return properties
  }
  const {underline: _, ...others} = properties
  return others
}

function createParagraphStyle(
  chain: readonly Style[],
  id: string | undefined,
  defaults: RunProperties,
): ParagraphStyle {
  const kind = findKind(chain, id)
  const run = {...defaults, ...mergeProperties(chain)}
  const numbered = chain.find((style) => style.numbering?.id !== undefined)
  const level = chain.find((style) => style.numbering?.level !== undefined)?.numbering?.level
  return {
    kind,
    run: kind.type === 'text' ? run : withoutTypography(run),
    ...(numbered?.numbering?.id !== undefined && {
      numbering: {
        id: numbered.numbering.id,
        style: numbered.id,
        ...(level !== undefined && {level}),
      },
    }),
  }
}

function mergeProperties(chain: readonly Style[]): RunProperties {
  const merged: RunProperties = {}
  for (const style of chain.toReversed()) {
    Object.assign(merged, style.run)
  }
  return merged
}

// That headings are bold and quotes are italic is their typography, and not a mark of their text.
function withoutTypography({hidden}: RunProperties): RunProperties {
  return hidden === undefined ? {} : {hidden}
}

function findKind(chain: readonly Style[], id: string | undefined): StyleKind {
  const kind =
    chain.map((style) => readStyleName(style.name)).find((found) => found !== undefined) ??
    // A document without definitions of its styles has only their ids, such as Heading1.
    (chain.length === 0 && id !== undefined
      ? readStyleName(id.replaceAll(/(?<=\p{Ll})(?=\p{Lu}|\d)/gu, ' '))
      : undefined)
  const outlineLevel = chain.find((style) => style.outlineLevel !== undefined)?.outlineLevel
  return outlineLevel === undefined || kind?.type === 'contents'
    ? (kind ?? {type: 'text'})
    : applyOutlineLevel(kind ?? {type: 'text'}, outlineLevel)
}

/** Makes a paragraph with an outline level a heading; the level of text makes a heading a paragraph. */
export function applyOutlineLevel(kind: StyleKind, outlineLevel: number): StyleKind {
  return outlineLevel >= 0 && outlineLevel < TEXT_LEVEL
    ? {type: 'heading', level: outlineLevel + 1}
    : kind.type === 'heading'
      ? {type: 'text'}
      : kind
}
