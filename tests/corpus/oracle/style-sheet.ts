import {
  combineStyles,
  NO_FORMATTING,
  override,
  readFormatting,
  type Formatting,
} from './formatting.ts'
import {childOf, isTrue, valueOf, type Xml} from './xml.ts'

/** What a paragraph style says. */
export interface ParagraphStyle {
  /** The names of the style and its ancestors, in lower case. */
  names: string[]
  formatting: Formatting
  outlineLevel: number | undefined
  numberingId: number | undefined
  numberingLevel: number | undefined
  /** The id of the style that sets the list. */
  numberingStyle: string | undefined
}

/** The styles of a document. */
export class StyleSheet {
  readonly #styles = new Map<string, Xml>()
  readonly #defaultId: string | undefined
  readonly #defaults: Formatting
  readonly #paragraphs = new Map<string, ParagraphStyle>()
  readonly #characters = new Map<string, Formatting>()

  constructor(root: Xml | undefined) {
    let defaultId: string | undefined
    for (const style of root?.children ?? []) {
      const id = style.attributes.get('styleId')
      if (style.name !== 'w:style' || id === undefined || this.#styles.has(id)) {
        continue
      }
      this.#styles.set(id, style)
      if (typeOf(style) === 'paragraph' && isTrue(style.attributes.get('default'))) {
        defaultId = id
      }
    }
    this.#defaultId = defaultId
    const defaults = childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault')
    this.#defaults = readFormatting(childOf(defaults, 'w:rPr'))
  }

  paragraph(id: string | undefined): ParagraphStyle {
    const known = id !== undefined && this.#styles.has(id) ? id : (this.#defaultId ?? id ?? '')
    let style = this.#paragraphs.get(known)
    if (style === undefined) {
      style = this.#readParagraphStyle(known)
      this.#paragraphs.set(known, style)
    }
    return style
  }

  /** Returns the formatting of a text with these styles and properties. */
  format(paragraph: ParagraphStyle, properties: Xml | undefined): Formatting {
    const id = valueOf(properties, 'w:rStyle')
    const styled = combineStyles(
      paragraph.formatting,
      id === undefined ? NO_FORMATTING : this.#character(id),
    )
    return override(styled, readFormatting(properties))
  }

  #character(id: string): Formatting {
    let formatting = this.#characters.get(id)
    if (formatting === undefined) {
      formatting = this.#inherit(this.#chain(id, 'character'), NO_FORMATTING)
      this.#characters.set(id, formatting)
    }
    return formatting
  }

  #readParagraphStyle(id: string): ParagraphStyle {
    const chain = this.#chain(id, 'paragraph')
    const numbers = (name: string, path: 'w:numPr' | 'w:pPr') =>
      chain.map((style) => {
        const properties = childOf(style, 'w:pPr')
        return valueOf(path === 'w:pPr' ? properties : childOf(properties, path), name)
      })
    const ids = numbers('w:numId', 'w:numPr')
    const index = ids.findIndex((value) => value !== undefined)
    return {
      // A document without styles has only their ids, such as Heading1.
      names: (chain.length === 0
        ? [id.replaceAll(/(?<=[a-z])(?=[A-Z\d])/gu, ' ')]
        : chain.map((style) => valueOf(style, 'w:name') ?? '')
      ).map((name) => name.toLowerCase()),
      formatting: this.#inherit(chain, this.#defaults),
      outlineLevel: firstNumber(numbers('w:outlineLvl', 'w:pPr')),
      numberingId: firstNumber(ids),
      numberingLevel: firstNumber(numbers('w:ilvl', 'w:numPr')),
      numberingStyle: chain[index]?.attributes.get('styleId'),
    }
  }

  #inherit(chain: readonly Xml[], start: Formatting): Formatting {
    return chain
      .toReversed()
      .reduce((all, style) => override(all, readFormatting(childOf(style, 'w:rPr'))), start)
  }

  // The style and its ancestors, the nearest first.
  #chain(id: string, type: string): Xml[] {
    const chain: Xml[] = []
    let style = this.#styles.get(id)
    while (style !== undefined && typeOf(style) === type && !chain.includes(style)) {
      chain.push(style)
      style = this.#styles.get(valueOf(style, 'w:basedOn') ?? '')
    }
    return chain
  }
}

function typeOf(style: Xml): string {
  return style.attributes.get('type') ?? 'paragraph'
}

function firstNumber(values: readonly (string | undefined)[]): number | undefined {
  const value = values.find((each) => each !== undefined)
  return value === undefined || !/^-?\d+$/u.test(value) ? undefined : Number(value)
}
