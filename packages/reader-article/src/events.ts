import type {Article, ReaderStatus} from '@reader-article/content'

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

/** An element cannot show what it should, and its fallback stays; its type is the element's name with '-error'. */
export class ReaderElementErrorEvent extends Event {
  readonly error: ArticleError

  constructor(tag: string, error: ArticleError) {
    super(`${tag}-error`, {bubbles: true, composed: true})
    this.error = error
  }
}

/** An article cannot be shown; the page's own fallback stays. */
export class ReaderArticleErrorEvent extends ReaderElementErrorEvent {
  constructor(error: ArticleError) {
    super('reader-article', error)
  }
}

/** A reader's status has changed while the page was open, and the element shows it. */
export class ReaderStatusChangeEvent extends Event {
  readonly pin: string
  /** Undefined where the reader has no status any more. */
  readonly status: ReaderStatus | undefined

  constructor(pin: string, status: ReaderStatus | undefined) {
    super('reader-status-change', {bubbles: true, composed: true})
    this.pin = pin
    this.status = status
  }
}
