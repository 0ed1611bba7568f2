/** The three origins of a page, without a trailing slash. */
export interface Origins {
  readonly page: string
  readonly scripts: string
  readonly api: string
}

/** The articles that a page shows, and where it loads them from. */
export interface PageRequest {
  readonly origins: Origins
  readonly slugs: readonly string[]
  /** The `min-height` of each article; undefined if no height is reserved. */
  readonly reservedHeight?: string | undefined
  /** Fetches the result of a query from its URL, as the page's own server does. */
  readonly read: (url: string) => Promise<unknown>
}

/** One way to put articles on a page. */
export interface Variant {
  readonly name: string
  /** Its name in the report. */
  readonly title: string
  /** Renders the whole page as HTML. */
  readonly renderPage: (request: PageRequest) => string | Promise<string>
}

/** A variant that can show an article that the page already has. */
export interface LongVariant extends Variant {
  /** Shows an article. Runs in the page, so it can use nothing from outside itself. */
  readonly showArticle: (article: unknown) => void
  /** Returns the URL from which this variant would fetch the article of 10,000 blocks. */
  readonly getLongArticleUrl: (origins: Origins) => string
}
