import type {Image} from './image.ts'
import type {Reader} from './reader.ts'

/** A run of text with its marks: decorators by name, at most one annotation by the key of its definition. */
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

/** The styles a text block may have. */
export type BlockStyle = 'normal' | 'h2' | 'h3' | 'h4' | 'blockquote'

/** A paragraph, heading, quote or list item. */
export interface TextBlock {
  readonly _type: 'block'
  readonly _key: string
  readonly style: BlockStyle
  readonly listItem?: 'bullet' | 'number'
  readonly level?: number
  /** It opens the article. */
  lead?: boolean
  readonly children: readonly Span[]
  readonly markDefs: readonly MarkDefinition[]
}

/** An image in the run of the text. */
export interface FigureBlock {
  readonly _type: 'figure'
  readonly _key: string
  readonly image: Image
}

/** A sentence set apart. */
export interface PullQuoteBlock {
  readonly _type: 'pullQuote'
  readonly _key: string
  readonly text: string
  readonly attribution: string
}

/** A box beside the text. */
export interface CalloutBlock {
  readonly _type: 'callout'
  readonly _key: string
  readonly tone: 'note' | 'tip' | 'warning'
  readonly title: string
  readonly body: readonly TextBlock[]
}

/** A reader's card in the run of the text. */
export interface ReaderCardBlock {
  readonly _type: 'readerCard'
  readonly _key: string
  readonly reader: Reader
}

/** A block of a type that the page itself has registered, handed through as it came. */
export interface CustomBlock {
  readonly _type: 'custom'
  readonly _key: string
  readonly value: Readonly<Record<string, unknown>>
}

/** The block types of the schema in their normalised form. */
export type SchemaBlock = TextBlock | FigureBlock | PullQuoteBlock | CalloutBlock | ReaderCardBlock

/** Any block after normalising. */
export type Block = SchemaBlock | CustomBlock
