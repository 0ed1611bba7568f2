import type {CalloutTone} from '@reader-article/content'

/** A run of text with the names of its marks, as in the Portable Text specification. */
export interface Span {
  _type: 'span'
  _key: string
  text: string
  marks: string[]
}

/** A link to a web page, an email address, a phone number, or a path on the website that shows the article. */
export interface WebLink {
  _type: 'link'
  _key: string
  href: string
}

/** A link to an article by its slug, before it is resolved to a reference. */
export interface ArticleLinkBySlug {
  _type: 'articleLink'
  _key: string
  slug: string
  line: number
}

/** A link to a reader by PIN, before it is resolved to a reference. */
export interface ReaderLinkByPin {
  _type: 'readerLink'
  _key: string
  pin: string
  line: number
}

/** A link in a document, before it is resolved. */
export type DocumentLink = WebLink | ArticleLinkBySlug | ReaderLinkByPin

/** The style of a text block in an article's body. */
export type BlockStyle = 'normal' | 'h2' | 'h3' | 'h4' | 'blockquote'

/** A paragraph, heading, quote or list item, as in the Portable Text specification. */
export interface TextBlock<Link> {
  _type: 'block'
  _key: string
  style: BlockStyle
  listItem?: 'bullet' | 'number'
  level?: number
  markDefs: Link[]
  children: Span[]
}

/** Where a picture's bytes are: in a file (the path is relative to the document) or inside the document. */
export type PictureSource =
  | {kind: 'file'; path: string}
  | {kind: 'bytes'; bytes: Uint8Array; filename: string}

/** A picture in a document; it can be saved as a draft without `alt`, but not published. */
export interface Picture {
  source: PictureSource
  alt?: string
  caption?: string
  line: number
}

/** A figure in the body, before its picture is uploaded. */
export interface DocumentFigure {
  _type: 'figure'
  _key: string
  picture: Picture
}

/** A sentence from the article that is shown as a highlight. */
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

/** A card of the reader with this PIN, before it is resolved to a reference. */
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

/** The metadata of an article; a property is missing if the document does not set it. */
export interface DocumentDetails {
  topics?: string[]
  related?: string[]
  excerpt?: string
  cover?: Picture
  /** An ISO 8601 date and time in UTC. */
  publishedAt?: string
  line: number
}

/** A problem in a document that does not stop the import. */
export interface DocumentWarning {
  line: number
  message: string
}

/** A parsed document: its reader, the reader's status, and the article as Portable Text. */
export interface ParsedDocument {
  name: string
  pin: string
  statusLabel: string
  title: string
  titleLine: number
  body: DocumentBlock[]
  signOff?: string
  /** The signature as written. Its PIN has been checked; the signature is never stored. */
  signature?: string
  details?: DocumentDetails
  warnings: DocumentWarning[]
}
