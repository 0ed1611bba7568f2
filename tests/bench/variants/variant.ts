/** Where the three origins of a page are, without a slash at the end. */
export interface Origins {
  readonly page: string
  readonly scripts: string
  readonly api: string
}

/** What a page is to show. */
export interface PageRequest {
  readonly origins: Origins
  readonly slugs: readonly string[]
  /** A CSS length kept free for each article. */
  readonly reserved?: string | undefined
  /** The result at a query's address, as the page's own server reads it. */
  readonly read: (address: string) => Promise<unknown>
}

/** One way to put articles on a page. */
export interface Variant {
  readonly name: string
  /** What the report calls it. */
  readonly title: string
  /** The whole page as HTML. */
  readonly page: (request: PageRequest) => string | Promise<string>
}

/** A variant that can be handed an article which the page has already. */
export interface LongVariant extends Variant {
  /** Runs inside the page, so it may use nothing from outside itself. */
  readonly present: (article: unknown) => void
  /** Where the article of 10,000 blocks is read in the shape that this variant asks for. */
  readonly longAnswer: (origins: Origins) => string
}
