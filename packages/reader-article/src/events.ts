import type {Article} from '@reader-article/content'

import type {ArticleError} from './errors.ts'

export {ReaderStatusChangeEvent} from './live-status/status-change-event.ts'

/** An article is on screen. */
export class ReaderArticleLoadEvent extends Event {
  readonly article: Article
  /** True if the network was down, and this is a cached copy. */
  readonly stale: boolean

  constructor(article: Article, stale: boolean) {
    super('reader-article-load', {bubbles: true, composed: true})
    this.article = article
    this.stale = stale
  }
}

/** An element cannot show its content, and its fallback stays; the event's type is the tag name with '-error'. */
export class ReaderElementErrorEvent extends Event {
  readonly error: ArticleError

  constructor(tag: string, error: ArticleError) {
    super(`${tag}-error`, {bubbles: true, composed: true})
    this.error = error
  }
}

// The name of this event on <reader-article>.
export {ReaderElementErrorEvent as ReaderArticleErrorEvent}
