import type {Article} from '@reader-article/content'

import type {ArticleError} from './errors.ts'

export {ReaderStatusChangeEvent} from './live-status/status-change-event.ts'

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

/** An element cannot show what it should, and its fallback stays; its type is the element's name with '-error'. */
export class ReaderElementErrorEvent extends Event {
  readonly error: ArticleError

  constructor(tag: string, error: ArticleError) {
    super(`${tag}-error`, {bubbles: true, composed: true})
    this.error = error
  }
}

// The name that listeners of <reader-article> know it by.
export {ReaderElementErrorEvent as ReaderArticleErrorEvent}
