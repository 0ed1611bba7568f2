import type {DatasetAddress} from '@reader-article/content'

import type {HideablePart} from '../element/hideable-parts.ts'
import type {DeliveryPlace, SnippetPlace} from './places.ts'

/** The themes of the package; without a theme, an element looks like the page. */
export const SNIPPET_THEMES = ['plain', 'magazine', 'midnight'] as const

export type SnippetTheme = (typeof SNIPPET_THEMES)[number]

/** The element of a snippet and what it shows. */
export type SnippetElement = ArticleElement | ReaderElement | ReaderArticlesElement

/** An article by its slug, or the newest article of the reader with a PIN. */
type ArticleElement = {
  readonly tag: 'reader-article'
  /** The parts that the page does not show. */
  readonly hide?: readonly HideablePart[] | undefined
  /** True updates the readers' statuses while the page is open. */
  readonly live?: boolean | undefined
} & (
  | {readonly slug: string; readonly pin?: undefined}
  | {readonly pin: string; readonly slug?: undefined}
)

/** A reader's card, or only the reader's status. */
interface ReaderElement {
  readonly tag: 'reader-card' | 'reader-status'
  readonly pin: string
}

/** The list of a reader's articles. */
interface ReaderArticlesElement {
  readonly tag: 'reader-articles'
  readonly readerPin: string
}

/** The folders from which a page loads scripts and themes. */
export interface SnippetFiles {
  /** The URL of the folder with `reader-article.js`, or its path on the page's own site. */
  readonly scripts: string
  /** The URL or path of the folder with `magazine.css`. */
  readonly themes: string
  /** The hashes of the scripts by file name, as in `reader-article/integrity.json`. */
  readonly integrity?: Readonly<Record<string, string>> | undefined
}

/** What visitors see without JavaScript, and if the content cannot be loaded. */
export interface SnippetLink {
  readonly text: string
  /** A URL or path; without it, visitors see only the text. */
  readonly href?: string | undefined
}

/** What a snippet shows, where its content comes from, and where the snippet will be pasted. */
export interface SnippetOptions {
  readonly place: SnippetPlace | DeliveryPlace
  readonly element: SnippetElement
  readonly source: DatasetAddress
  readonly files: SnippetFiles
  readonly link: SnippetLink
  /** The URL of a site of `@reader-article/delivery`, for the places that it serves. */
  readonly delivery?: string | undefined
  /** By default the element looks like the page. */
  readonly theme?: SnippetTheme | undefined
  /** The language of dates and of the element's own texts as a BCP 47 tag; by default that of the page. */
  readonly lang?: string | undefined
}

/** The language of a code block. */
export type SnippetLanguage = 'html' | 'sh' | 'js' | 'tsx' | 'vue' | 'svelte' | 'text'

/** Lines to paste into one place. */
export interface SnippetPart {
  /** What to do with the lines, for example 'Run in the project'. */
  readonly title: string
  readonly language: SnippetLanguage
  /** The lines, with a line break at the end. */
  readonly code: string
}

/** The parts of a snippet in the order in which they are needed. */
export type Snippet = readonly SnippetPart[]
