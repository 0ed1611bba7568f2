import {type Article, type ArticlePage, articleJsonLd, serialiseJsonLd} from '@reader-article/content'

/** Tells search engines about an article, in the page's head, until the signal is aborted. */
export function showJsonLd(article: Article, page: ArticlePage, signal: AbortSignal): void {
  const script = document.createElement('script')
  script.type = 'application/ld+json'
  // As a text node: setting a script's text is refused where trusted types are required.
  script.append(serialiseJsonLd(articleJsonLd(article, page)))
  document.head.append(script)
  signal.addEventListener('abort', () => script.remove())
}
