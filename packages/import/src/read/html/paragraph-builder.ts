import type {Decorator} from '@reader-article/content'

import type {ListLabel} from '../paragraphs/list-label.ts'
import {isBlank, type Paragraph, type ParagraphPart} from '../paragraphs/paragraph.ts'
import type {StyleKind} from '../paragraphs/style-names.ts'
import {takeTypedLabel} from './typed-label.ts'
import {softenSpaces} from './soften-spaces.ts'

/** An item of a list, whose first paragraph gets its label. */
export interface OpenItem {
  label: ListLabel
  /** The paragraph that has the label; undefined before it is closed. */
  paragraph?: Paragraph
  /** What its first paragraph begins with: the box of an item that can be ticked. */
  prefix?: string
}

/** What a paragraph is, apart from its content. */
export interface ParagraphKind {
  kind: StyleKind
  item?: OpenItem
  label?: ListLabel
  isPreformatted?: boolean
}

interface OpenParagraph extends ParagraphKind {
  content: ParagraphPart[]
}

/** Collects inline content to paragraphs; leaves out those that show nothing. */
export class ParagraphBuilder {
  readonly paragraphs: Paragraph[] = []
  /** The size of the smallest font in each paragraph, in CSS pixels. */
  readonly fontSizes: Map<Paragraph, number>
  #open: OpenParagraph | undefined
  #smallestFont = Number.POSITIVE_INFINITY

  constructor(fontSizes: Map<Paragraph, number>) {
    this.fontSizes = fontSizes
  }

  /** Adds content to the open paragraph, or opens one of this kind. */
  add(part: ParagraphPart, kind: ParagraphKind, fontSize?: number): void {
    this.#open ??= {...kind, content: []}
    this.#open.content.push(part)
    if (fontSize !== undefined && part.type === 'text' && part.text.trim() !== '') {
      this.#smallestFont = Math.min(this.#smallestFont, fontSize)
    }
  }

  /** Sets the label of the open paragraph, or opens one of this kind. */
  setLabel(label: ListLabel, kind: ParagraphKind): void {
    this.#open ??= {...kind, content: []}
    this.#open.label = label
  }

  /** Whether content has been added to the open paragraph. */
  get isOpen(): boolean {
    return this.#open !== undefined
  }

  /** Whether the open paragraph ends with a line break, perhaps followed by spaces. */
  get endsWithBreak(): boolean {
    const last = this.#open?.content.findLast(
      (part) => part.type !== 'text' || part.note !== undefined || /[^ \u00a0]/u.test(part.text),
    )
    return last?.type === 'text' && /\n[ \u00a0]*$/u.test(last.text)
  }

  /** Returns the last part of the open paragraph; undefined if there is none. */
  get last(): ParagraphPart | undefined {
    return this.#open?.content.at(-1)
  }

  /** Ends the open paragraph. */
  close(): void {
    const open = this.#open
    const fontSize = this.#smallestFont
    this.#open = undefined
    this.#smallestFont = Number.POSITIVE_INFINITY
    if (open === undefined || isBlank(open.content)) {
      return
    }
    const {kind, item} = open
    const content =
      open.isPreformatted === true ? trimLines(open.content) : softenSpaces(open.content)
    const before = this.paragraphs.at(-1)
    if (item?.paragraph !== undefined && before === item.paragraph && isPlain(before, kind)) {
      // A list item has one paragraph; further ones follow after a line break, so that the numbers go on.
      before.content.push({type: 'text', text: '\n', decorators: []}, ...content)
      return
    }
    if (item?.prefix !== undefined) {
      content.unshift({type: 'text', text: item.prefix, decorators: []})
      delete item.prefix
    }
    const typed = kind.type === 'text' && item === undefined ? takeTypedLabel(content) : undefined
    const label = open.label ?? typed ?? (item?.paragraph === undefined ? item?.label : undefined)
    const paragraph: Paragraph = {
      line: 1,
      kind,
      content: withoutTypography(kind, content),
      ...(label !== undefined && {label}),
      ...(open.isPreformatted === true && {isPreformatted: true}),
    }
    if (item !== undefined) {
      item.paragraph ??= paragraph
    }
    if (Number.isFinite(fontSize)) {
      this.fontSizes.set(paragraph, fontSize)
    }
    this.paragraphs.push(paragraph)
  }
}

// The line breaks before and after a code belong to its element.
function trimLines(content: readonly ParagraphPart[]): ParagraphPart[] {
  const last = content.findLastIndex((part) => part.type !== 'text' || part.text.trim() !== '')
  return content.flatMap((part, index) => {
    if (part.type !== 'text' || index > last) {
      return index > last ? [] : [part]
    }
    // In code, a no-break space is never meant.
    const spaced = part.text.replaceAll('\u00a0', ' ')
    const text = index === 0 ? spaced.replace(/^(?:[ \t]*\n)+/u, '') : spaced
    return [{...part, text: index === last ? text.trimEnd() : text}]
  })
}

function isPlain(before: Paragraph, kind: StyleKind): boolean {
  return before.kind.type === 'text' && kind.type === 'text'
}

const TYPOGRAPHY = new Map<string, readonly Decorator[]>([
  ['heading', ['strong', 'em', 'underline']],
  ['quote', ['em']],
])

// That headings are bold and quotes are italic is their typography, and not a mark of their text.
function withoutTypography(kind: StyleKind, content: ParagraphPart[]): ParagraphPart[] {
  const typography = new Set(
    (TYPOGRAPHY.get(kind.type) ?? []).filter((decorator) =>
      content.every(
        (part) =>
          part.type !== 'text' || part.text.trim() === '' || part.decorators.includes(decorator),
      ),
    ),
  )
  return content.map((part) =>
    part.type === 'text'
      ? {
          ...part,
          decorators: part.decorators.filter((each) => !typography.has(each)),
        }
      : part,
  )
}
