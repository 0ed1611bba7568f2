import {type Article, articleJsonLd, fillPath, serialiseJsonLd} from '@reader-article/content'

/** Tells search engines about an article on screen, in the page's head, until the signal is aborted. */
export function showJsonLd(
  article: Article | undefined,
  root: ParentNode,
  signal: AbortSignal,
): void {
  if (!article || signal.aborted) return
  const {slug, settings} = article
  const url = URL.parse(fillPath(settings.articlePath, {slug}), location.href)?.href
  const image = root.querySelector<HTMLImageElement>('[part=cover] img')?.src
  if (!url) return
  const script = emptyScript()
  script.type = 'application/ld+json'
  script.append(serialiseJsonLd(articleJsonLd(article, {url, image})))
  document.head.append(script)
  signal.addEventListener('abort', () => script.remove())
}

/**
 * A script that no browser will run. Where trusted types are required, one that is made and filled
 * is refused, even as a data block; the copy of one that has run counts as run, and is not looked at.
 */
function emptyScript(): HTMLScriptElement {
  // Those before ours have run, since modules run in order.
  const ran = document.querySelector<HTMLScriptElement>('script[type=module]:not([async])')
  if (!ran) return document.createElement('script')
  const copy = document.importNode(ran)
  for (const name of copy.getAttributeNames()) copy.removeAttribute(name)
  return copy
}
