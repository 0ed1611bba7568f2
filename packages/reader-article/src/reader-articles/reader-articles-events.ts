import type {ListedTeaser} from './teaser-list.ts'

/** A list of articles is on screen, or has another page. */
export class ReaderArticlesLoadEvent extends Event {
  /** The articles on screen. */
  readonly articles: readonly ListedTeaser[]
  /** How many there are in all. */
  readonly total: number
  /** True where the network was down, and this is the last copy that arrived. */
  readonly stale: boolean

  constructor(articles: readonly ListedTeaser[], total: number, stale: boolean) {
    super('reader-articles-load', {bubbles: true, composed: true})
    this.articles = articles
    this.total = total
    this.stale = stale
  }
}
