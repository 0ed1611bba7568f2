import {
  absoluteArticleAddress,
  type Article,
  articleJsonLd,
  isAbsolute,
  serialiseJsonLd,
} from '@reader-article/content'

/**
 * Tells search engines about an article on screen, in the page's head, until the signal is aborted.
 *
 * @param articlePath - Where the site has its articles, or ''.
 */
export function showJsonLd(
  article: Article | undefined,
  root: ParentNode,
  articlePath: string,
  signal: AbortSignal,
): void {
  if (!article || signal.aborted) {
    return
  }
  const url = canonicalAddress() || absoluteArticleAddress(article, articlePath) || ownAddress()
  const image = root.querySelector<HTMLImageElement>('[part=cover] img')?.src
  const script = emptyScript()
  script.type = 'application/ld+json'
  script.append(serialiseJsonLd(articleJsonLd(article, {url, image})))
  document.head.append(script)
  signal.addEventListener('abort', () => script.remove())
}

function canonicalAddress(): string {
  const link = document.querySelector<HTMLLinkElement>('link[rel~=canonical][href]')
  return link && isAbsolute(link.href) ? link.href : ''
}

/** The page's address without its hash; undefined where it is not one of the web's, as in a frame without an address. */
function ownAddress(): string | undefined {
  const [address = ''] = location.href.split('#')
  return isAbsolute(address) ? address : undefined
}

/**
 * A script that no browser will run. Where trusted types are required, one that is made and filled
 * is refused, even as a data block; the copy of one that has run counts as run, and is not looked at.
 */
function emptyScript(): HTMLScriptElement {
  // Those before ours have run, since modules run in order.
  const ran = document.querySelector<HTMLScriptElement>('script[type=module]:not([async])')
  if (!ran) {
    return document.createElement('script')
  }
  const copy = document.importNode(ran)
  for (const name of copy.getAttributeNames()) {
    copy.removeAttribute(name)
  }
  return copy
}
