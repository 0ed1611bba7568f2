/** A run of text with the names of its marks; shape of the Portable Text specification. */
export interface Span {
  _type: 'span'
  _key: string
  text: string
  marks: string[]
}

/** A link to the web, by mail or by telephone, or to a path of the page's own site. */
export interface WebLink {
  _type: 'link'
  _key: string
  href: string
}

/** A link to another article, still by its slug. */
export interface ArticleLinkBySlug {
  _type: 'articleLink'
  _key: string
  slug: string
  line: number
}

/** A link to a reader, still by their PIN. */
export interface ReaderLinkByPin {
  _type: 'readerLink'
  _key: string
  pin: string
  line: number
}

/** What a link in a document can point to before it is resolved. */
export type DocumentLink = WebLink | ArticleLinkBySlug | ReaderLinkByPin

/** The style of a text block in an article's body. */
export type BlockStyle = 'normal' | 'h2' | 'h3' | 'h4' | 'blockquote'

/** A paragraph, heading, quote or list item; shape of the Portable Text specification. */
export interface TextBlock<Link> {
  _type: 'block'
  _key: string
  style: BlockStyle
  listItem?: 'bullet' | 'number'
  level?: number
  markDefs: Link[]
  children: Span[]
}

/** Where a picture's bytes are: in a file named relative to the document, or inside the document. */
export type PictureSource =
  | {kind: 'file'; path: string}
  | {kind: 'bytes'; bytes: Uint8Array; filename: string}

/** A picture that a document refers to; `alt` may be missing, which only drafts allow. */
export interface Picture {
  source: PictureSource
  alt?: string
  caption?: string
  line: number
}

/** A figure of the body, its picture not yet uploaded. */
export interface DocumentFigure {
  _type: 'figure'
  _key: string
  picture: Picture
}

/** A sentence set apart. */
export interface PullQuote {
  _type: 'pullQuote'
  _key: string
  text: string
  attribution?: string
}

/** A boxed note. */
export interface Callout {
  _type: 'callout'
  _key: string
  tone: CalloutTone
  title?: string
  body: TextBlock<WebLink>[]
}

/** The tones of a callout. */
export const CALLOUT_TONES = ['note', 'tip', 'warning'] as const
/** One of the tones of a callout. */
export type CalloutTone = (typeof CALLOUT_TONES)[number]

/** A reader's card in the body, still by PIN. */
export interface ReaderCardByPin {
  _type: 'readerCard'
  _key: string
  pin: string
  line: number
}

/** A block of a document's body before its references are resolved. */
export type DocumentBlock =
  | TextBlock<DocumentLink>
  | DocumentFigure
  | PullQuote
  | Callout
  | ReaderCardByPin

/** What an article can say about itself beside its text; absent means that the document is silent on it. */
export interface DocumentDetails {
  topics?: string[]
  related?: string[]
  excerpt?: string
  cover?: Picture
  /** An ISO 8601 instant. */
  publishedAt?: string
  line: number
}

/** Something worth knowing about a document that does not stop its import. */
export interface DocumentWarning {
  line: number
  message: string
}

/** A document, read: who wrote it, what they are doing now, and the article as Portable Text. */
export interface ParsedDocument {
  name: string
  pin: string
  statusLabel: string
  title: string
  titleLine: number
  body: DocumentBlock[]
  signOff?: string
  /** The signature as it was written, checked against the PIN and never stored. */
  signature?: string
  details?: DocumentDetails
  warnings: DocumentWarning[]
}
