import type {CalloutTone} from '../rules/callout-tone.ts'
import type {Image} from './image.ts'
import type {Reader} from './reader.ts'

/** A run of text with its marks: names of decorators, and at most one key of an annotation's definition. */
export interface Span {
  readonly _type: 'span'
  readonly _key: string
  readonly text: string
  readonly marks: readonly string[]
}

/** An annotation whose target is safe. */
export type MarkDefinition = {readonly _key: string} & (
  | {readonly _type: 'link'; readonly href: string}
  | {readonly _type: 'articleLink'; readonly slug: string}
  | {readonly _type: 'readerLink'; readonly pin: string; readonly slug: string}
)

/** The styles of a text block. */
export type BlockStyle = 'normal' | 'h2' | 'h3' | 'h4' | 'blockquote'

/** A paragraph, heading, quote or list item. */
export interface TextBlock {
  readonly _type: 'block'
  readonly _key: string
  readonly style: BlockStyle
  readonly listItem?: 'bullet' | 'number'
  readonly level?: number
  /** True for the paragraph that opens the article. */
  lead?: boolean
  readonly children: readonly Span[]
  readonly markDefs: readonly MarkDefinition[]
}

/** An image between paragraphs. */
export interface FigureBlock {
  readonly _type: 'figure'
  readonly _key: string
  readonly image: Image
}

/** A sentence of the article, or a quotation, in large type. */
export interface PullQuoteBlock {
  readonly _type: 'pullQuote'
  readonly _key: string
  readonly text: string
  readonly attribution: string
}

/** A boxed note. */
export interface CalloutBlock {
  readonly _type: 'callout'
  readonly _key: string
  readonly tone: CalloutTone
  readonly title: string
  readonly body: readonly TextBlock[]
}

/** A reader's card between paragraphs. */
export interface ReaderCardBlock {
  readonly _type: 'readerCard'
  readonly _key: string
  readonly reader: Reader
}

/** A recording with its transcript. */
export interface AudioBlock {
  readonly _type: 'audio'
  readonly _key: string
  /** The file's name in URLs, `<hash>.<extension>`; '' if there is no file. */
  readonly file: string
  readonly caption: string
  readonly transcript: readonly TextBlock[]
}

/** A text block that is too long for a browser to lay out at once. */
export interface LongTextBlock {
  readonly _type: 'longText'
  readonly _key: string
  /** The same text in parts of at most `MAX_STRETCH_LENGTH` characters. */
  readonly stretches: readonly (readonly Span[])[]
  readonly block: TextBlock
}

/** A block of a type that the page has registered, kept unchanged. */
export interface CustomBlock {
  readonly _type: 'custom'
  readonly _key: string
  readonly value: Readonly<Record<string, unknown>>
}

/** The block types of the schema in their normalised form. */
export type SchemaBlock =
  | TextBlock
  | FigureBlock
  | PullQuoteBlock
  | CalloutBlock
  | ReaderCardBlock
  | AudioBlock

/** Any block after normalising. */
export type Block = SchemaBlock | LongTextBlock | CustomBlock
