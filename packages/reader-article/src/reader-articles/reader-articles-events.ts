import type {ListedTeaser} from './teaser-list.ts'

/** A list of articles, or another page of it, is on screen. */
export class ReaderArticlesLoadEvent extends Event {
  /** The articles on screen. */
  readonly articles: readonly ListedTeaser[]
  /** The number of articles on all pages. */
  readonly total: number
  /** True if the network was down, and this is a cached copy. */
  readonly stale: boolean

  constructor(articles: readonly ListedTeaser[], total: number, stale: boolean) {
    super('reader-articles-load', {bubbles: true, composed: true})
    this.articles = articles
    this.total = total
    this.stale = stale
  }
}
