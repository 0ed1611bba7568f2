/** The three origins of a page, without a trailing slash. */
export interface Origins {
  readonly page: string
  readonly scripts: string
  readonly api: string
}

/** What a page shows. */
export interface PageRequest {
  readonly origins: Origins
  readonly slugs: readonly string[]
  /** The `min-height` of each article; undefined if no height is reserved. */
  readonly reserved?: string | undefined
  /** Fetches a query's result by its URL, as the page's own server does. */
  readonly read: (url: string) => Promise<unknown>
}

/** One way to put articles on a page. */
export interface Variant {
  readonly name: string
  /** Its name in the report. */
  readonly title: string
  /** The whole page as HTML. */
  readonly page: (request: PageRequest) => string | Promise<string>
}

/** A variant that can show an article which the page has already. */
export interface LongVariant extends Variant {
  /** Shows an article. Runs in the page, so it can use nothing from outside itself. */
  readonly present: (article: unknown) => void
  /** The URL of the article of 10,000 blocks, as this variant queries it. */
  readonly longArticleUrl: (origins: Origins) => string
}
