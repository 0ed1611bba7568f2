import {type Article, articleJsonLd, fillPath, serialiseJsonLd} from '@reader-article/content'

/** Tells search engines about an article on screen, in the page's head, until the signal is aborted. */
export function showJsonLd(article: Article, root: ParentNode, signal: AbortSignal): void {
  const {slug, settings} = article
  const url = URL.parse(fillPath(settings.articlePath, {slug}), location.href)?.href
  const image = root.querySelector<HTMLImageElement>('[part=cover] img')?.src
  if (!url) return
  const script = document.createElement('script')
  script.type = 'application/ld+json'
  // As a text node: setting a script's text is refused where trusted types are required.
  script.append(serialiseJsonLd(articleJsonLd(article, {url, image})))
  document.head.append(script)
  signal.addEventListener('abort', () => script.remove())
}
