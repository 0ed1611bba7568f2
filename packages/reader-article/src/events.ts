import type {Article} from '@reader-article/content'

import type {ArticleError} from './errors.ts'

/** An article is on screen. */
export class ReaderArticleLoadEvent extends Event {
  readonly article: Article
  /** True where the network was down, and this is the last copy that arrived. */
  readonly stale: boolean

  constructor(article: Article, stale: boolean) {
    super('reader-article-load', {bubbles: true, composed: true})
    this.article = article
    this.stale = stale
  }
}

/** An article cannot be shown; the page's own fallback stays. */
export class ReaderArticleErrorEvent extends Event {
  readonly error: ArticleError

  constructor(error: ArticleError) {
    super('reader-article-error', {bubbles: true, composed: true})
    this.error = error
  }
}
